/** The account doors beside the API (better-auth): plain posts that set or clear the session cookie. */
const post = async (path: string, body: object): Promise<boolean> => {
  const response = await fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'x-throughline': '1' },
    body: JSON.stringify(body),
  });
  if (response.status >= 500 || response.status === 429) throw new Error(String(response.status));
  return response.ok;
};

/** False: mail address and password do not fit. Throws when the server cannot be asked. */
export const signIn = (email: string, password: string): Promise<boolean> => post('/api/auth/sign-in/email', { email, password });
/** False: the link is spent or too old. */
export const signInWithLink = (token: string): Promise<boolean> => post('/api/auth/one-time', { token });
export const signOut = (): Promise<boolean> => post('/api/auth/sign-out', {});
/** False: the current password is wrong, or the new one does not do. */
export const setPassword = (newPassword: string, currentPassword: string): Promise<boolean> =>
  post('/api/auth/password', { newPassword, ...(currentPassword !== '' && { currentPassword }) });
