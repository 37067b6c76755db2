// Requests at the socket of a demo server, as its pages make them: what the measurements ask with.

import { Agent, request } from "node:http";

/** Asks the server at `url`; `sockets` at once at most. */
export function asker(url, sockets = Infinity) {
  const { port, host } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });

  /** Sends a request; gives the status, the cookies and the text of the answer. */
  const ask = (method, path, { body, headers } = {}) =>
    new Promise((resolve, reject) => {
      const usual = { host, accept: "application/json", "sec-fetch-site": "same-origin" };
      const sent = request({ host: "127.0.0.1", port, method, path, agent, headers: { ...usual, ...headers } });
      sent.on("error", reject);
      sent.on("response", (answer) => {
        let text = "";
        answer.on("data", (part) => (text += part));
        answer.on("end", () => {
          const cookie = (answer.headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; ");
          resolve({ status: answer.statusCode, cookie, text });
        });
      });
      sent.end(body);
    });

  async function call(name, body, type, cookie) {
    const answer = await ask("POST", `/api/${name}`, { body, headers: { "content-type": type, cookie } });
    if (answer.status !== 200) throw new Error(`${name} answered ${answer.status}: ${answer.text}`);
    return answer;
  }

  return {
    ask,
    /** Calls a server function that takes a form. */
    form: (name, fields, cookie = "") =>
      call(name, new URLSearchParams(fields).toString(), "application/x-www-form-urlencoded", cookie),
    /** Calls a server function that takes JSON. */
    json: (name, fields, cookie = "") => call(name, JSON.stringify(fields), "application/json", cookie),
    /** Signs in, and gives the cookie and the first project. */
    async signIn({ email, password }) {
      const { cookie } = await this.form("sign_in", { email, password });
      const home = await ask("GET", "/", { headers: { accept: "text/html", cookie } });
      return { cookie, project: /\/p\/([\w-]{36})\//.exec(home.text)[1] };
    },
    close: () => agent.destroy(),
  };
}
