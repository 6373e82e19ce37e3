/*
 * better-auth on our tables. Only its server functions are used: the doors (api/auth) parse, guard and answer themselves,
 * so its own HTTP routes, origin check and rate limit stay off.
 */
import { betterAuth } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import type { Kysely } from 'kysely';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { DB } from '../platform/db/index.ts';

/** A day off and a weekend do not sign anybody out; two weeks do. Not sliding, so that sockets and HTTP agree. */
const SESSION_DAYS = 14;
export const MIN_PASSWORD_LENGTH = 10;
export const MAX_PASSWORD_LENGTH = 128;
/** Set by our own door, never taken from the client. */
export const ADDRESS_HEADER = 'x-throughline-address';

export type AuthServerOptions = { kysely: Kysely<DB>; secret: string; publicUrl: string };

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' };

const tables = {
  user: { modelName: 'auth_user', fields: { emailVerified: 'email_verified', ...stamps } },
  session: {
    modelName: 'auth_session',
    fields: { userId: 'user_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent', ...stamps },
    additionalFields: { via: { type: 'string', required: false, input: false, defaultValue: 'password' } },
    expiresIn: SESSION_DAYS * 86_400,
    disableSessionRefresh: true,
  },
  account: {
    modelName: 'auth_account',
    fields: {
      userId: 'user_id',
      providerId: 'provider_id',
      accountId: 'account_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      ...stamps,
    },
  },
  verification: { modelName: 'auth_verification', fields: { expiresAt: 'expires_at', ...stamps } },
} as const;

/** Sessions for people whom we know otherwise, and the token of a signed cookie without a look into the database. */
const ourSessions = () =>
  ({
    id: 'throughline-sessions',
    endpoints: {
      beginSession: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ userId: z.string(), via: z.string() }) },
        async (call) => {
          const user = await call.context.internalAdapter.findUserById(call.body.userId);
          if (user === null) throw new APIError('UNAUTHORIZED');
          const session = await call.context.internalAdapter.createSession(user.id, false, { via: call.body.via }, true);
          await setSessionCookie(call, { session, user });
          return { sessionId: session.id };
        },
      ),
      readSessionToken: createAuthEndpoint.serverOnly({ method: 'GET', requireHeaders: true }, async (call) => {
        const token = await call.getSignedCookie(call.context.authCookies.sessionToken.name, call.context.secret);
        return { token: typeof token === 'string' ? token : null };
      }),
    },
  }) as const;

export const createAuthServer = ({ kysely, secret, publicUrl }: AuthServerOptions) =>
  betterAuth({
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: { db: kysely, type: 'postgres' },
    ...tables,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
    },
    advanced: {
      cookiePrefix: 'throughline',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [ourSessions()],
  });

export type AuthServer = ReturnType<typeof createAuthServer>;
