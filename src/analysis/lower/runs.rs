//! Which functions and properties run the strings that they get. Knows nothing about what stands in these.

/// What runs of a string that is put somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Runs {
    Nothing,
    /// What does has been read.
    Known,
    /// It is markup: the handlers in it.
    Handlers,
    All,
}

/// What runs of strings that a property or a function of that name gets.
pub(super) fn runs_strings(name: &str) -> Runs {
    match called(name) {
        "innerHTML"
        | "outerHTML"
        | "srcdoc"
        | "setAttribute"
        | "setAttributeNS"
        | "attr"
        | "insertAdjacentHTML"
        | "write"
        | "writeln"
        | "html"
        | "append"
        | "prepend"
        | "after"
        | "before"
        | "replaceWith"
        | "createContextualFragment"
        | "__html" => Runs::Handlers,
        "setTimeout" | "setInterval" => Runs::All,
        _ => Runs::Nothing,
    }
}

/// The name of the function or property that an expression ends with: `window["setTimeout"]`, too.
pub(super) fn called(callee: &str) -> &str {
    let last = callee.rsplit('.').next().unwrap_or(callee);
    let quoted = last.strip_suffix("\"]").or_else(|| last.strip_suffix("']"));
    quoted.and_then(|last| last.rsplit(['"', '\'']).next()).unwrap_or(last)
}
