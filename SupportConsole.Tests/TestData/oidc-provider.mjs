// A real OpenID provider (npm oidc-provider) on loopback. Prints its issuer, reads the console's address, prints "ready".
// Whoever signs in with a name that begins with "manager" belongs to the group support-managers.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import Provider from 'oidc-provider';

const server = createServer();
server.listen(0, '127.0.0.1', () => console.log(`issuer http://127.0.0.1:${server.address().port}`));

createInterface({ input: process.stdin }).once('line', app => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const groups = id => (id.startsWith('manager') ? ['support-managers', 'everybody'] : ['everybody']);
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'support-console',
        client_secret: 'loopback-secret',
        redirect_uris: [`${app}/sign-in/callback`],
        post_logout_redirect_uris: [`${app}/sign-out/callback`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
      {
        client_id: 'speech-platform',
        client_secret: 'loopback-secret-2',
        redirect_uris: [],
        response_types: [],
        grant_types: ['client_credentials'],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], groups: ['groups'] },
    scopes: ['openid', 'profile', 'groups'],
    cookies: { keys: ['loopback'] },
    features: {
      devInteractions: { enabled: true },
      clientCredentials: { enabled: true },
      userinfo: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => undefined,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience: 'api://support-console',
          accessTokenTTL: 3600,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    extraTokenClaims: () => ({ groups: ['Platform.Limits'] }),
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: `Person ${id}`, preferred_username: `${id}@example.test`, groups: groups(id) }),
    }),
  });
  server.on('request', provider.callback());
  console.log('ready');
});
