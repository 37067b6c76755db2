// As long as a post is open, the keyboard stays in it. Closing gives the focus back, so all else must be there before.
const behind = (inert) => document.querySelectorAll("body > :not(dialog)").forEach((part) => (part.inert = inert));
document.addEventListener("toggle", ({ newState }) => newState === "open" && behind(true), true);
document.addEventListener("beforetoggle", ({ newState }) => newState === "closed" && behind(false), true);
if (document.querySelector(":popover-open")) behind(true);

// The time of each post for who reads in another zone than the project's. Without it, everything else is there.
const zone = document.querySelector("[data-zone]")?.dataset.zone;
const clock = (timeZone) => new Intl.DateTimeFormat("en", { dateStyle: "short", timeStyle: "short", timeZone });
const told = new Intl.DateTimeFormat(undefined, {
  weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZoneName: "short",
});
for (const place of zone ? document.querySelectorAll("[data-utc]") : []) {
  const at = new Date(place.dataset.utc);
  try {
    if (clock(zone).format(at) === clock(undefined).format(at)) continue;
  } catch {
    // A zone that this browser does not know is another one than its own.
  }
  place.textContent = `${place.dataset.label}: ${told.format(at)}`;
  place.hidden = false;
}
