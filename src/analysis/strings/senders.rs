//! How calls name the address that they ask, and the method: `fetch`, `axios`, `$.ajax`, `xhr.open` and the like.
//!
//! Knows names of functions and of those who have them, nothing of values. Called by `web_sites`.

/// How a call says what it asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `fetch(url, { method })`
    Fetch,
    /// `axios({ url, method })`, `axios(url, { method })`; `http.request(method, url)`, too
    Config,
    /// `http.get(url)`, or the end of what begins with `.api(path)`
    Verb(&'static str),
    /// `xhr.open(method, url)`
    Open,
}

/// Methods of HTTP by the names of functions that use them.
const VERBS: [(&str, &str); 14] = [
    ("get", "GET"),
    ("getJSON", "GET"),
    ("getStream", "GET"),
    ("head", "HEAD"),
    ("post", "POST"),
    ("create", "POST"),
    ("put", "PUT"),
    ("putStream", "PUT"),
    ("patch", "PATCH"),
    ("update", "PATCH"),
    ("delete", "DELETE"),
    ("del", "DELETE"),
    ("responses", "GET"),
    ("options", "OPTIONS"),
];

/// Names of what makes requests by `get` and the like; parts of names in lower case.
const CLIENTS: [&str; 9] =
    ["http", "axios", "client", "ajax", "request", "superagent", "jquery", "api", "graph"];
const CLIENT_NAMES: [&str; 5] = ["$", "ky", "got", "agent", "wretch"];

/// The form of a call of a function that the program does not have, by the name of the function and by what stands before
/// that.
pub(super) fn form(name: &str, receiver: &str) -> Option<Form> {
    match name {
        "fetch" => Some(Form::Fetch),
        "axios" | "$http" | "ajax" | "got" | "ky" => Some(Form::Config),
        "request" if receiver.is_empty() || is_client(receiver) => Some(Form::Config),
        "open" if !receiver.is_empty() && receiver != "window" => Some(Form::Open),
        _ => {
            let verb = VERBS.iter().find(|(function, _)| *function == name)?;
            (!receiver.is_empty()).then_some(Form::Verb(verb.1))
        }
    }
}

/// Whether something of that name makes requests.
pub(super) fn is_client(receiver: &str) -> bool {
    let name = receiver.rsplit(['.', ' ']).next().unwrap_or(receiver).trim_end_matches(['?', '!', ')', '(']);
    let lower = name.to_lowercase();
    CLIENT_NAMES.contains(&name) || CLIENTS.iter().any(|part| lower.contains(part))
}

/// A method of HTTP, as it is written.
pub(super) fn method(text: &str) -> Option<String> {
    const METHODS: [&str; 7] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
    let upper = text.trim().to_ascii_uppercase();
    METHODS.contains(&upper.as_str()).then_some(upper)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_known_by_name() {
        for (name, receiver, expected) in [
            ("fetch", "", Some(Form::Fetch)),
            ("fetch", "window", Some(Form::Fetch)),
            ("ajax", "$", Some(Form::Config)),
            ("request", "axios", Some(Form::Config)),
            ("open", "xhr", Some(Form::Open)),
            ("open", "window", None),
            ("patch", "this.http", Some(Form::Verb("PATCH"))),
            ("get", "", None),
            ("map", "x", None),
        ] {
            assert_eq!(form(name, receiver), expected, "{receiver} {name}");
        }
        for (receiver, is) in
            [("this.httpClient", true), ("$", true), ("cache", false), ("localStorage", false)]
        {
            assert_eq!(is_client(receiver), is, "{receiver}");
        }
        assert_eq!(method("Get").as_deref(), Some("GET"));
        assert_eq!(method("json"), None);
    }
}
