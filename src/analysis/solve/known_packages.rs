//! Names that need no following: what the browser and the language have, and libraries that are known to do nothing
//! with an Office value but keep it.
//!
//! Tables only. A name that is in none of them belongs to code outside the project. Called by the solver, and by the
//! linker for packages.

use super::value::KnownLibrary;

/// What is known of a package that is not in the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KnownPackage {
    /// Its functions are modelled.
    Modelled(KnownLibrary),
    /// It keeps what it is given, and calls the functions that it is given.
    Keeps,
}

/// Packages by name; a name that ends with `/` stands for all of its scope.
const KEEPS: [&str; 115] = [
    "@angular/",
    "@ant-design/",
    "@azure/",
    "@chakra-ui/",
    "@emotion/",
    "@fluentui/",
    "@fortawesome/",
    "@headlessui/",
    "@heroicons/",
    "@hookform/",
    "@mantine/",
    "@material-ui/",
    "@microsoft/applicationinsights-web",
    "@microsoft/mgt",
    "@microsoft/mgt-element",
    "@microsoft/mgt-msal2-provider",
    "@microsoft/mgt-react",
    "@microsoft/microsoft-graph-client",
    "@mui/",
    "@ngrx/",
    "@ngx-translate/",
    "@popperjs/",
    "@radix-ui/",
    "@react-aria/",
    "@reduxjs/toolkit",
    "@sentry/",
    "@sveltejs/",
    "@tabler/",
    "@tanstack/",
    "@tiptap/",
    "@uifabric/",
    "@vitejs/",
    "@vueuse/core",
    "alpinejs",
    "antd",
    "axios",
    "bootstrap",
    "chart.js",
    "class-variance-authority",
    "classnames",
    "clsx",
    "core-js",
    "crypto-js",
    "d3",
    "date-fns",
    "dayjs",
    "dompurify",
    "dotenv",
    "eventemitter3",
    "events",
    "express",
    "file-saver",
    "formik",
    "framer-motion",
    "gsap",
    "handlebars",
    "he",
    "html2canvas",
    "i18next",
    "immer",
    "inversify",
    "isomorphic-fetch",
    "jotai",
    "jszip",
    "jwt-decode",
    "knockout",
    "lit",
    "lucide-react",
    "luxon",
    "marked",
    "mitt",
    "mobx",
    "mobx-react",
    "mobx-react-lite",
    "moment",
    "msal",
    "mustache",
    "office-addin-mock",
    "office-ui-fabric-react",
    "papaparse",
    "pinia",
    "primereact",
    "prop-types",
    "react-dom",
    "react-hook-form",
    "react-hot-toast",
    "react-i18next",
    "react-icons",
    "react-redux",
    "react-router",
    "react-router-dom",
    "react-toastify",
    "redux",
    "regenerator-runtime",
    "rxjs",
    "sanitize-html",
    "styled-components",
    "svelte",
    "tailwind-merge",
    "tiny-emitter",
    "tslib",
    "tsyringe",
    "turndown",
    "uuid",
    "validator",
    "vue-i18n",
    "vue-router",
    "vuex",
    "whatwg-fetch",
    "winston",
    "xlsx",
    "yup",
    "zod",
    "zone.js",
    "zustand",
];

/// What is known of a package, by its name without a path.
pub(crate) fn package(name: &str) -> Option<KnownPackage> {
    let modelled = match name {
        "react" | "preact" => KnownLibrary::React,
        "vue" | "@vue/composition-api" | "@vue/reactivity" => KnownLibrary::Vue,
        "jquery" => KnownLibrary::JQuery,
        "angular" => KnownLibrary::Angular,
        "lodash" | "lodash-es" | "underscore" => KnownLibrary::Lodash,
        "office-js" | "@microsoft/office-js" | "@types/office-js" | "@microsoft/office-js-preview" => {
            KnownLibrary::Office
        }
        _ => return keeps(name).then_some(KnownPackage::Keeps),
    };
    Some(KnownPackage::Modelled(modelled))
}

fn keeps(name: &str) -> bool {
    let is_it = |known: &&str| if known.ends_with('/') { name.starts_with(*known) } else { name == *known };
    KEEPS.iter().any(is_it)
}

/// Whether the browser, or a script of a well-known library, has a global of that name.
pub(super) fn is_host(name: &str) -> bool {
    HOST.binary_search(&name).is_ok()
        || ["HTML", "SVG", "CSS", "DOM", "Intersection", "Mutation", "Performance", "on"].iter().any(|head| {
            let rest = name.strip_prefix(head).unwrap_or_default();
            rest.starts_with(char::is_uppercase) || *head == "on" && rest.starts_with(char::is_lowercase)
        })
}

/// Sorted.
const HOST: [&str; 142] = [
    "AbortController",
    "AbortSignal",
    "ArrayBuffer",
    "Audio",
    "Blob",
    "BroadcastChannel",
    "Buffer",
    "CryptoJS",
    "CustomEvent",
    "DOMPurify",
    "DOMRect",
    "DataTransfer",
    "DataView",
    "Date",
    "Element",
    "Event",
    "EventSource",
    "EventTarget",
    "Excel",
    "File",
    "FileList",
    "FileReader",
    "Float32Array",
    "Float64Array",
    "FormData",
    "Handlebars",
    "Headers",
    "Image",
    "ImageData",
    "Int16Array",
    "Int32Array",
    "Int8Array",
    "Intl",
    "JSZip",
    "KeyboardEvent",
    "MessageChannel",
    "MouseEvent",
    "Msal",
    "MutationObserver",
    "Node",
    "NodeFilter",
    "NodeList",
    "Notification",
    "OneNote",
    "Option",
    "Papa",
    "PowerPoint",
    "ProgressEvent",
    "Project",
    "Quill",
    "Range",
    "ReadableStream",
    "RegExp",
    "Request",
    "ResizeObserver",
    "Response",
    "SharedArrayBuffer",
    "SpeechRecognition",
    "SpeechSynthesisUtterance",
    "Text",
    "TextDecoder",
    "TextEncoder",
    "TransformStream",
    "URL",
    "URLSearchParams",
    "Uint16Array",
    "Uint32Array",
    "Uint8Array",
    "Uint8ClampedArray",
    "Visio",
    "WebAssembly",
    "WebSocket",
    "Word",
    "Worker",
    "XMLHttpRequest",
    "XMLSerializer",
    "XPathResult",
    "__dirname",
    "__filename",
    "addEventListener",
    "atob",
    "axios",
    "blur",
    "bootstrap",
    "btoa",
    "caches",
    "cancelAnimationFrame",
    "cancelIdleCallback",
    "chrome",
    "clearImmediate",
    "clearInterval",
    "clearTimeout",
    "close",
    "closed",
    "confirm",
    "cookieStore",
    "createImageBitmap",
    "crypto",
    "customElements",
    "dayjs",
    "decodeURI",
    "dispatchEvent",
    "escape",
    "event",
    "external",
    "fabric",
    "fetch",
    "focus",
    "getComputedStyle",
    "getSelection",
    "google",
    "gtag",
    "history",
    "indexedDB",
    "innerHeight",
    "innerWidth",
    "ko",
    "localStorage",
    "location",
    "luxon",
    "marked",
    "matchMedia",
    "microsoftTeams",
    "moment",
    "msal",
    "name",
    "navigator",
    "open",
    "performance",
    "postMessage",
    "print",
    "process",
    "prompt",
    "removeEventListener",
    "requestAnimationFrame",
    "requestIdleCallback",
    "screen",
    "scroll",
    "scrollTo",
    "sessionStorage",
    "unescape",
    "visualViewport",
];

/// Members of containers, strings and functions that hand out nothing that they hold.
pub(super) fn is_harmless_member(name: &str) -> bool {
    only_looks(name)
        || matches!(name, "length" | "size" | "clear" | "valueOf" | "constructor" | "name" | "toJSON")
        || name.starts_with("@@")
        || name.starts_with(|c: char| c.is_ascii_digit())
}

/// Methods of containers that only look, and what they hold stays there.
pub(super) fn only_looks(name: &str) -> bool {
    matches!(
        name,
        "join"
            | "indexOf"
            | "lastIndexOf"
            | "includes"
            | "has"
            | "toString"
            | "toLocaleString"
            | "hasOwnProperty"
            | "propertyIsEnumerable"
            | "isPrototypeOf"
            | "isSubsetOf"
            | "isSupersetOf"
            | "isDisjointFrom"
    )
}

/// Methods that every object has and that change or read its properties.
pub(super) fn is_object_method(name: &str) -> bool {
    matches!(name, "__defineGetter__" | "__lookupGetter__" | "setState")
}

/// Members that every object, string, list, date or number of JavaScript has, and nothing of Office.
pub(super) fn is_of_the_language(name: &str) -> bool {
    const NAMES: [&str; 54] = [
        "at",
        "catch",
        "charAt",
        "charCodeAt",
        "codePointAt",
        "concat",
        "constructor",
        "copyWithin",
        "endsWith",
        "entries",
        "every",
        "fill",
        "filter",
        "finally",
        "find",
        "findIndex",
        "findLast",
        "findLastIndex",
        "flat",
        "flatMap",
        "forEach",
        "includes",
        "indexOf",
        "join",
        "keys",
        "length",
        "localeCompare",
        "map",
        "match",
        "matchAll",
        "normalize",
        "padEnd",
        "padStart",
        "pop",
        "push",
        "reduce",
        "reduceRight",
        "repeat",
        "replace",
        "replaceAll",
        "reverse",
        "search",
        "shift",
        "slice",
        "some",
        "sort",
        "splice",
        "split",
        "startsWith",
        "substr",
        "substring",
        "then",
        "unshift",
        "values",
    ];
    NAMES.binary_search(&name).is_ok()
        || is_harmless_member(name)
        || ["to", "get", "set", "trim", "is"].iter().any(|head| is_language_verb(name, head))
        || name.starts_with("__")
}

/// `toLowerCase`, `getTime`, `setHours`, `trimEnd`: methods of strings, dates and numbers.
fn is_language_verb(name: &str, head: &str) -> bool {
    let Some(rest) = name.strip_prefix(head) else { return false };
    match head {
        "trim" => matches!(rest, "" | "Start" | "End" | "Left" | "Right"),
        "to" => {
            [
                "LowerCase",
                "UpperCase",
                "Fixed",
                "Precision",
                "Exponential",
                "ISOString",
                "UTCString",
                "GMTString",
            ]
            .contains(&rest)
                || ["Locale", "Date", "Time"].iter().any(|part| rest.starts_with(part))
                || ["Sorted", "Reversed", "Spliced"].contains(&rest)
        }
        "get" | "set" => {
            let unit = rest.strip_prefix("UTC").unwrap_or(rest);
            [
                "Date",
                "Day",
                "FullYear",
                "Hours",
                "Milliseconds",
                "Minutes",
                "Month",
                "Seconds",
                "Time",
                "TimezoneOffset",
                "Year",
            ]
            .contains(&unit)
        }
        _ => matches!(rest, "WellFormed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_can_be_searched() {
        assert!(HOST.is_sorted());
        assert!(is_of_the_language("trim") && is_of_the_language("at") && is_of_the_language("values"));
        assert!(
            !is_of_the_language("setAsync")
                && !is_of_the_language("display")
                && !is_of_the_language("subject")
        );
    }

    #[test]
    fn packages_are_known_by_name_or_scope() {
        assert_eq!(package("react"), Some(KnownPackage::Modelled(KnownLibrary::React)));
        assert_eq!(package("@fluentui/react"), Some(KnownPackage::Keeps));
        assert_eq!(package("dayjs"), Some(KnownPackage::Keeps));
        assert_eq!(package("@example/store"), None);
    }
}
