// What group commit gives: how many posts are saved in a second by one person after the other, and by 64 at once. Measured at
// the socket of those who wait until their post is durable.

import { asker } from "./socket.mjs";
import { startServer } from "./support.mjs";

const AT_ONCE = 64;
const EACH = 12;
const ROUNDS = 5;

const server = await startServer();
const { staff } = await server.facts();
const client = asker(server.url, AT_ONCE);
const { cookie, project } = await client.signIn(staff);
const month = await client.json("calendar", { project, month: "" }, cookie);
const channel = JSON.parse(month.text).channels[0].id;

const save = (caption) => {
  const draft = { post: null, caption, variants: [], channels: [channel], media: [], date: "", time: "", campaign: "", creator_note: "" };
  return client.json("save_post", { project, draft }, cookie);
};

/** Posts that are saved in a second while `people` save at once. */
async function saved(people, each) {
  const began = performance.now();
  await Promise.all(Array.from({ length: people }, async (_, person) => {
    for (let time = 0; time < each; time += 1) await save(`Post ${person} ${time}`);
  }));
  return (people * each * 1000) / (performance.now() - began);
}

const median = (all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];
const [one, many] = [[], []];
await saved(AT_ONCE, 2);
for (let round = 0; round < ROUNDS; round += 1) {
  one.push(await saved(1, 60));
  many.push(await saved(AT_ONCE, EACH));
}
const [alone, together] = [median(one), median(many)];
console.log(`one after the other  ${alone.toFixed(0)} saved in a second`);
console.log(`${AT_ONCE} at once           ${together.toFixed(0)} saved in a second`);
console.log(`ratio                ${(together / alone).toFixed(2)}`);
client.close();
await server.stop();
