const BASE = "https://graph.microsoft.com/v1.0";

export async function graph(token, path, init = {}) {
  const response = await fetch(BASE + path, { ...init, headers: { Authorization: `Bearer ${token}` } });
  return response.json();
}
