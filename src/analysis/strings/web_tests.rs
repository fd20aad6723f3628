//! The ways in which add-ins call Microsoft Graph and Outlook REST and ask for scopes, and what is read of them.

use crate::analysis::{Program, Source, analyze};
use std::path::Path;

/// What all files call and ask for: the file, what is called there, and the requests, or the scopes.
fn told(files: &[(&str, &str)]) -> Vec<String> {
    let sources = files.iter().map(|(path, text)| Source::new(Path::new(path), *text)).collect();
    let outcome = analyze(&Program { sources, ..Program::default() });
    let mut lines = Vec::new();
    for ((path, text), outcome) in files.iter().zip(&outcome.files) {
        for call in &outcome.web {
            let mut words = vec![format!("{path}: {}", call.span.of(text))];
            for request in &call.requests {
                let version = request.version.as_deref().unwrap_or("-");
                let api = request.api.word();
                words.push(format!("{api} {version} {} {}", request.method, request.path));
                words.extend(request.select.as_ref().map(|names| format!("[{}]", names.join(","))));
            }
            words.extend(call.unread.map(|unread| unread.word().to_owned()));
            lines.push(words.join(" "));
        }
        for request in &outcome.scopes {
            let names: Vec<&str> = request.scopes.iter().map(|scope| scope.name.as_str()).collect();
            let open = if request.whole { "" } else { " ?" };
            lines.push(format!("{path}: {} {}{open}", request.span.of(text), names.join(" ")));
        }
    }
    lines
}

fn one(code: &str) -> Vec<String> {
    told(&[("a.ts", code)]).into_iter().map(|line| line.replace("a.ts: ", "")).collect()
}

#[test]
fn fetch_with_and_without_options() {
    for (code, expected) in [
        (
            "fetch('https://graph.microsoft.com/v1.0/me/messages?$select=id,body');",
            "fetch graph v1.0 GET /me/messages [id,body]",
        ),
        (
            "const id = f(); fetch(`https://graph.microsoft.com/v1.0/me/messages/${id}/move`, { method: 'post', body });",
            "fetch graph v1.0 POST /me/messages/{}/move",
        ),
        (
            "const opts = { method: 'PATCH' }; const base = 'https://graph.microsoft.com/beta'; window.fetch(base + '/me/events/' + id, opts);",
            "fetch graph beta PATCH /me/events/{}",
        ),
        (
            "const init: any = {}; init.method = 'DELETE'; fetch('https://graph.microsoft.com/v1.0/me/events/1', init);",
            "fetch graph v1.0 DELETE /me/events/1",
        ),
        (
            "const r = new Request(new URL('https://graph.microsoft.com/v1.0/me')); fetch(new URL('https://graph.microsoft.com/v1.0/me/people').href);",
            "fetch graph v1.0 GET /me/people",
        ),
        ("fetch('https://graph.microsoft.com/v1.0/me', options);", "fetch graph v1.0 {} /me outside"),
    ] {
        assert_eq!(one(code), [expected], "{code}");
    }
    for code in [
        "fetch('/api/me');",
        "fetch('https://contoso.com/v1.0/me');",
        "const GRAPH = 'https://graph.microsoft.com/v1.0'; if (aud === GRAPH) fetch(url);",
        "url.includes('graph.microsoft.com'); window.open('https://graph.microsoft.com/v1.0/me', '_blank');",
        "cache.get('https://graph.microsoft.com/v1.0/me');",
        "let next = 'https://graph.microsoft.com/x'; next = data['@odata.nextLink']; fetch(next);",
    ] {
        assert_eq!(one(code), [""; 0], "{code}");
    }
}

#[test]
fn other_ways_to_ask() {
    for (code, expected) in [
        (
            "const x = new XMLHttpRequest(); x.open('GET', 'https://graph.microsoft.com/v1.0/me/photo/$value');",
            "open graph v1.0 GET /me/photo/$value",
        ),
        (
            "$.ajax({ url: 'https://graph.microsoft.com/v1.0/me/events', type: 'Post' });",
            "ajax graph v1.0 POST /me/events",
        ),
        ("const o = { url: 'https://graph.microsoft.com/v1.0/me' }; $http(o);", "$http graph v1.0 GET /me"),
        ("$.ajax('https://graph.microsoft.com/v1.0/me', { method: 'PUT' });", "ajax graph v1.0 PUT /me"),
        (
            "const { data } = await axios\n  .get('https://graph.microsoft.com/v1.0/me/contacts');",
            "get graph v1.0 GET /me/contacts",
        ),
        (
            "axios({ method: 'delete', url: `https://graph.microsoft.com/v1.0/me/messages/${id}` });",
            "axios graph v1.0 DELETE /me/messages/{}",
        ),
        (
            "const api = axios.create({ baseURL: 'https://graph.microsoft.com/v1.0' }); api.post('/me/sendMail', m);",
            "post graph v1.0 POST /me/sendMail",
        ),
        (
            "this.http.request('PATCH', 'https://graph.microsoft.com/v1.0/me/mailboxSettings');",
            "request graph v1.0 PATCH /me/mailboxSettings",
        ),
    ] {
        assert_eq!(one(code), [expected], "{code}");
    }
}

#[test]
fn the_graph_client() {
    for (code, expected) in [
        (
            "await client.api('/me/messages').select('id,subject').filter('x').top(5).get();",
            "get graph - GET /me/messages [id,subject]",
        ),
        (
            "await client\n  .api(`/me/events/${id}`)\n  .version('beta')\n  .patch(data);",
            "patch graph beta PATCH /me/events/{}",
        ),
        (
            "const q = client.api('me/contacts'); q.select(['id', 'displayName']); const r = q.get((e, r) => r);",
            "get graph - GET /me/contacts",
        ),
        (
            "class G { client: Client; list() { return this.client.api('/me/drive/root:/a.txt:/content').put(f); } }",
            "put graph - PUT /me/drive/root:/a.txt:/content",
        ),
        ("client.api('/me/people').query({ $select: 'id' }).get();", "get graph - GET /me/people [id]"),
    ] {
        let code = format!("import {{ Client }} from '@microsoft/microsoft-graph-client';\n{code}");
        assert_eq!(one(&code), [expected], "{code}");
    }
    let code = "import '@microsoft/microsoft-graph-client'; client.api(r['@odata.nextLink']).get(); client.api('/api/x').get(); map.get('/me');";
    assert_eq!(one(code), [""; 0]);
}

#[test]
fn a_wrappers_callers_are_the_sites() {
    let code = "const BASE = 'https://graph.microsoft.com/v1.0';
      async function graph(path, init = {}) { const r = await fetch(`${BASE}${path}`, { ...init, headers }); return r.json(); }
      graph('/me/messages?$select=id'); graph(`/me/messages/${id}`, { method: 'PATCH', body }); graph(all ? '/me/calendarView' : `/me/calendars/${c}/calendarView`);";
    assert_eq!(
        one(code),
        [
            "graph graph v1.0 GET /me/messages [id]",
            "graph graph v1.0 PATCH /me/messages/{}",
            "graph graph v1.0 GET /me/calendarView graph v1.0 GET /me/calendars/{}/calendarView",
        ]
    );
    let code = "class Api { base = 'https://graph.microsoft.com/v1.0';
      async request<T>({ method = 'GET', path }: Options): Promise<T> { return fetch(this.base + path, { method }) as any; }
      me() { return this.request({ path: '/me' }); } send(m) { return this.request({ method: 'POST', path: '/me/sendMail' }); } }
      const api = new Api(); api.me(); api.send(1);";
    assert_eq!(one(code), ["request graph v1.0 GET /me", "request graph v1.0 POST /me/sendMail"]);
    let code = "function call(url, method) { return fetch(url.startsWith('https://') ? url : 'https://graph.microsoft.com/v1.0' + url, { method: method || 'GET' }); }
      call('/me/messages', 'POST'); call('https://graph.microsoft.com/beta/me'); call('https://contoso.com');";
    assert_eq!(one(code), ["call graph v1.0 POST /me/messages", "call graph beta GET /me"]);
}

#[test]
fn wrappers_in_other_modules() {
    let lib = "const domain = 'graph.microsoft.com'; const version = 'v1.0';
      export const config = { me: `https://${domain}/${version}/me` };
      export const get = (url: string) => fetch(url, { method: 'GET' });
      export async function send(token, method, path) { return fetch(`https://graph.microsoft.com/v1.0/${path}`, { method, headers: { token } }); }";
    let app = "import { config, get, send } from './lib'; get(config.me); send(t, 'POST', 'me/sendMail'); get(config.me + '/photo/$value');";
    assert_eq!(
        told(&[("app.ts", app), ("lib.ts", lib)]),
        [
            "app.ts: get graph v1.0 GET /me",
            "app.ts: send graph v1.0 POST /me/sendMail",
            "app.ts: get graph v1.0 GET /me/photo/$value",
        ]
    );
}

#[test]
fn the_host_is_what_outlook_gives() {
    let one = |code: &str| one(&format!("const box = Office.context.mailbox;\n{code}"));
    for (code, expected) in [
        ("fetch(`${box.restUrl}/v2.0/me/messages/${id}`);", "fetch rest v2.0 GET /me/messages/{}"),
        (
            "const u = box.restUrl || 'https://outlook.office.com/api'; fetch(u + '/v2.0/me/calendarview');",
            "fetch rest v2.0 GET /me/calendarview",
        ),
        (
            "const u = box.restUrl.replace(/\\/$/, ''); $.ajax({ url: u + '/v1.0/me/messages', type: 'PATCH' });",
            "ajax rest v1.0 PATCH /me/messages",
        ),
        (
            "fetch((Office.context.mailbox as any).restUrl + '/beta/me/GetMailTips', { method: 'POST' });",
            "fetch rest beta POST /me/GetMailTips",
        ),
        (
            "const h = box.ewsUrl.replace('/ews/exchange.asmx', '/api/v2.0'); fetch(h + '/me/messages');",
            "fetch rest v2.0 GET /me/messages",
        ),
        (
            "const h = box.restUrl.split('/').slice(0, 3).join('/'); fetch(h + '/api/v2.0/me/folders');",
            "fetch rest v2.0 GET /me/folders",
        ),
        ("fetch(box.ewsUrl, { method: 'POST', body });", "fetch ews - POST /EWS/Exchange.asmx"),
        ("fetch('https://outlook.office365.com/api/v1.0/me/events');", "fetch rest v1.0 GET /me/events"),
        (
            "$.post('https://outlook.office365.com/EWS/Exchange.asmx', x);",
            "post ews - POST /EWS/Exchange.asmx",
        ),
    ] {
        assert_eq!(one(code), [expected], "{code}");
    }
    assert_eq!(
        one("fetch('/log', { body: box.restUrl }); fetch(own.restUrl + '/v2.0/me'); send(box.ewsUrl);"),
        [""; 0]
    );
}

#[test]
fn scopes_in_every_form() {
    for (code, expected) in [
        (
            "app.acquireTokenSilent({ scopes: ['Mail.Read', 'user.read'] });",
            "acquireTokenSilent Mail.Read user.read",
        ),
        (
            "const SCOPES = ['Mail.Read'] as const; const req = { scopes: SCOPES }; app.acquireTokenPopup({ ...req, account });",
            "acquireTokenPopup Mail.Read",
        ),
        (
            "class A { scopes = ['Mail.Send']; go() { return pca\n.acquireTokenSilent({ scopes: [...this.scopes] }); } } new A().go();",
            "acquireTokenSilent Mail.Send",
        ),
        (
            "pca.loginPopup({ scopes: ['api://' + id + '/access'], extraScopesToConsent: ['mail.send'] });",
            "loginPopup api://{}/access mail.send",
        ),
        ("pca.ssoSilent({ scopes: `${domain}/user_impersonation User.Read`.split(' ') });", "ssoSilent  ?"),
        ("pca.acquireTokenSilent(request);", "acquireTokenSilent  ?"),
        (
            "pca.acquireTokenSilent({ scopes: 'Mail.Read User.Read' });",
            "acquireTokenSilent Mail.Read User.Read",
        ),
        (
            "new AuthCodeMSALBrowserAuthenticationProvider(pca, { account, scopes: ['Files.Read'] });",
            "AuthCodeMSALBrowserAuthenticationProvider Files.Read",
        ),
    ] {
        let code = format!("import '@microsoft/microsoft-graph-client'; {code}");
        assert_eq!(one(&code), [expected], "{code}");
    }
    assert_eq!(
        one(
            "pca.loginPopup(); const stub = { acquireTokenSilent() {} }; stub.acquireTokenSilent({ scopes: ['x'] });"
        ),
        [""; 0]
    );
    let code = "async function token(scopes) { const r = { scopes, account }; return withTimeout(pca.acquireTokenSilent(r)).catch(() => pca.acquireTokenPopup(r)); }
      token(['Mail.Read']); token(['Mail.Send', 'User.Read']);";
    assert_eq!(one(code), ["token Mail.Read", "token Mail.Send User.Read"]);
}
