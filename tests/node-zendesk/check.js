// Prints as JSON what node-zendesk reads from a sandbox; credentials come on standard input, so that no process list shows them.
'use strict';
const { createRequire } = require('node:module');
const { join } = require('node:path');

async function read(client, call) {
  const { result } = await call(client);
  return result;
}

async function failure(call) {
  try {
    await call();
    return null;
  } catch (error) {
    return error.message;
  }
}

async function main() {
  const { modules, endpoint, email, apiToken, oauthToken, deadToken } = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
  const { createClient } = createRequire(join(modules, 'package.json'))('node-zendesk');
  const endpointUri = endpoint;
  const basic = createClient({ username: email, token: apiToken, endpointUri });
  const bearer = createClient({ token: oauthToken, oauth: true, endpointUri });
  const dead = createClient({ token: deadToken, oauth: true, endpointUri });
  // This version looks for another name than the one the provider uses, so each page comes as it is.
  const tokens = (await basic.oauthtokens.list()).flatMap((page) => page.tokens);
  process.stdout.write(JSON.stringify({
    me: (await read(basic, (client) => client.users.me())).email,
    bearerMe: (await read(bearer, (client) => client.users.me())).role,
    users: (await basic.users.list()).map((user) => user.email),
    tokens: tokens.map((token) => token.id),
    tickets: (await basic.tickets.list()).map((ticket) => ticket.subject),
    ticket: (await read(bearer, (client) => client.tickets.show(1))).status,
    revoked: (await basic.oauthtokens.revoke(tokens[1].id)).response.status,
    dead: await failure(() => dead.users.me()),
    unknown: await failure(() => basic.tickets.show(99)),
  }));
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
