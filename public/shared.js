// The time of each post for who reads in another zone than the project's. Without it, everything else is there.
for (const place of document.querySelectorAll("[data-utc]")) {
  const at = new Date(place.dataset.utc);
  const theirs = new Intl.DateTimeFormat(undefined, {
    weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZoneName: "short",
  });
  const zone = document.querySelector("[data-zone]")?.dataset.zone;
  const wall = (timeZone) => new Intl.DateTimeFormat("en", { dateStyle: "short", timeStyle: "short", timeZone }).format(at);
  if (!zone || wall(zone) === wall(undefined)) continue;
  place.textContent = `${place.dataset.label}: ${theirs.format(at)}`;
  place.hidden = false;
}

// As long as a post is open, the keyboard stays in it. Closing gives the focus back, so all else must be there before.
const behind = (inert) => document.querySelectorAll("body > :not(dialog)").forEach((part) => (part.inert = inert));
document.addEventListener("toggle", ({ newState }) => newState === "open" && behind(true), true);
document.addEventListener("beforetoggle", ({ newState }) => newState === "closed" && behind(false), true);
