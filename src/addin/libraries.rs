//! Well-known libraries: not reading them leaves a verdict as it is, wherever they are
//! hosted, because they do not call Office by themselves. One table, for scripts of pages and for packages alike.
//!
//! Copies in the tree are known by what they say, see the workspace's `content`. Called by the judgement's part about
//! code that is not read, and by the workspace.

use std::collections::BTreeSet;
use std::sync::OnceLock;

/// Names of packages and of the files that they are shipped as, without version and ending.
const LIBRARIES: &str = "\
    accounting ace adal adal-angular adaptivecards ag-grid ai ajv alpine alpinejs amplify analytics angular \
    angular-animate angular-aria angular-cookies angular-messages angular-resource angular-route \
    angular-sanitize angular-touch angular-ui-router angularjs animejs antd apexcharts \
    applicationinsights-web asn1js aurelia autosize aws-sdk axios babel babel-polyfill backbone \
    bignumber blazor.server blazor.web blazor.webassembly bloodhound bluebird blueimp-md5 bootstrap \
    bootstrap-datepicker bootstrap-select bootstrap-table bootstrap-toggle bootstrap4-toggle bulma chart \
    chartjs ckeditor clipboard codemirror core-js core-js-bundle corejs cropper cropperjs crypto-js \
    cryptojs d3 datatables date-fns dayjs dexie docxtemplater dojo dompurify dot dragula dropzone dust \
    easymde echarts ember emoji-mart emoji-picker-element es-module-shims es5-shim es6-promise es6-shim \
    es7-shim excanvas exceljs ext-all fabric fabric-components fabric.components fastclick feather \
    feather-icons file-saver filesaver fbevents firebase firebase-app firebase-auth firebase-firestore flatpickr \
    fluentui-react font-awesome fontawesome forge framework7 fullcalendar fuse github-markdown-css \
    graph-js-sdk gsap gtag gtm hammer handlebars handsontable highcharts highlight highlight.js hls \
    hogan howler htm html2canvas html5shiv html5shiv-printshiv htmx i18next idb immer immutable inferno \
    interactjs intersection-observer introjs isotope jose jqgrid jquery jquery-migrate jquery-ui \
    jquery-validation jquery-validation-unobtrusive jquery.cookie jquery.easing jquery.fabric \
    jquery.form jquery.mask jquery.scrollto jquery.signalr jquery.tmpl jquery.unobtrusive-ajax \
    jquery.validate jquery.validate.unobtrusive jqueryui js-base64 js-cookie js-yaml jsencrypt json2 \
    json3 jspdf jsrsasign jstree jszip jwt-decode katex kendo kendo.all knockout knockout.mapping ky \
    ladda lazysizes leaflet less linkifyjs lit localforage lodash lottie lottie-player lucide luxon \
    lz-string mammoth marionette marked masonry matchmedia matomo materialize mathjax mathjs md5 \
    microsoft-graph-client microsoft-signalr microsoft.signalr microsoftajax microsoftteams mithril mobx \
    modernizr moment moment-timezone moment-with-locales monaco-editor mootools morris mousetrap msal \
    msal-browser msal-common msal-react mustache node-forge normalize notyf nprogress numeral \
    office-js-helpers office-ui-fabric office-ui-fabric-core office-ui-fabric-js office-ui-fabric-react \
    office.helpers openpgp pako papaparse pdf-lib pdfjs-dist pdfmake petite-vue pickr picturefill piwik pizzip \
    pkijs placeholders plotly plyr polyfill polyfills popper popperjs pouchdb preact prism prismjs \
    promise-polyfill prop-types prototype pure purify pvutils q qrcode qs query-string quill ramda \
    raphael react react-dom react-is react-router react-router-dom recaptcha redux regenerator-runtime \
    require requirejs resize-observer-polyfill respond riot rsvp rxjs sammy select2 semantic-ui sentry \
    shepherd showdown signalr sjcl slick socket.io sortable sortablejs spin stimulus stripe summernote \
    superagent svelte swagger-ui sweet-alert sweetalert sweetalert2 swiper systemjs tablesorter \
    tabulator tailwind tailwindcss teams-js teamsfx tesseract tether text-encoding three tiny-emitter \
    tinymce tippy toastify toastr trix turbo turndown tweetnacl twemoji typeahead ui-bootstrap \
    underscore unfetch urijs url-polyfill uuid vconsole velocity videojs vue vue-i18n vue-router vuetify \
    vuex web-animations webcomponents webcomponents-bundle webcomponents-lite webcrypto-liner webfont \
    whatwg-fetch xlsx yup zod zone zone.js";

/// Namespaces of packages that are libraries as a whole.
const SCOPES: [&str; 18] = [
    "@angular/",
    "@azure/",
    "@babel/",
    "@emotion/",
    "@fluentui/",
    "@fortawesome/",
    "@headlessui/",
    "@heroicons/",
    "@microsoft/applicationinsights",
    "@microsoft/fast",
    "@mui/",
    "@popperjs/",
    "@reduxjs/",
    "@sentry/",
    "@tanstack/",
    "@types/",
    "@vue/",
    "@radix-ui/",
];

/// Hosts, and places on them, that offer such libraries and nothing else.
const PLACES: [&str; 18] = [
    "appsforoffice.microsoft.com/",
    "appsforoffice.edog.officeapps.live.com/",
    "appsforoffice.officeapps.live.com/",
    "cdn.tailwindcss.com",
    "static2.sharepointonline.com/files/fabric/",
    "res.cdn.office.net/files/fabric",
    "polyfill.io/",
    "cdn.polyfill.io/",
    "code.jquery.com/",
    "www.google.com/recaptcha/",
    "www.googletagmanager.com/",
    "www.google-analytics.com/",
    "js.stripe.com/",
    "kit.fontawesome.com/",
    "use.fontawesome.com/",
    "apis.google.com/js/",
    "js.monitor.azure.com/",
    "az416426.vo.msecnd.net/",
];

/// Hosts that serve packages by their names: there a folder names the library, elsewhere only the file does.
const PACKAGE_HOSTS: [&str; 12] = [
    "ajax.aspnetcdn.com",
    "ajax.googleapis.com",
    "alcdn.msauth.net",
    "cdn.jsdelivr.net",
    "cdn.skypack.dev",
    "cdnjs.cloudflare.com",
    "esm.sh",
    "esm.run",
    "maxcdn.bootstrapcdn.com",
    "stackpath.bootstrapcdn.com",
    "unpkg.com",
    "secure.aadcdn.microsoftonline-p.com",
];

/// Whether the script at the URL or path is Microsoft's library or a well-known one.
pub fn is_known_script(url: &str) -> bool {
    let url = url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let path = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest).trim_start_matches('/');
    if PLACES.iter().any(|place| path.starts_with(place)) {
        return true;
    }
    let file = path.rsplit(['/', '\\']).next().unwrap_or_default();
    if is_office_library(file) || is_known(file) {
        return true;
    }
    let host = path.split('/').next().unwrap_or_default();
    PACKAGE_HOSTS.contains(&host) && (path.split('/').skip(1).any(is_known) || scoped(path))
}

/// Whether the package is a well-known library, Node's own, or Microsoft's declarations of Office.
pub fn is_known_package(name: &str) -> bool {
    let office = ["office-js", "@microsoft/office-js", "@microsoft/office-js-preview"];
    name.starts_with("node:")
        || office.contains(&name)
        || SCOPES.iter().any(|s| name.starts_with(s))
        || is_known(name)
}

/// `office.js`, in each of the names that it has.
fn is_office_library(file: &str) -> bool {
    let parts = ["outlook-", "excel-", "word-", "powerpoint-", "o15apptofilemappingtable", "office_strings"];
    matches!(file, "office.js" | "office.debug.js" | "office-vsdoc.js")
        || parts.iter().any(|p| file.starts_with(p)) && file.contains("-16.")
}

fn scoped(path: &str) -> bool {
    path.find('@')
        .and_then(|at| path.get(at..))
        .is_some_and(|name| SCOPES.iter().any(|s| name.starts_with(s)))
}

/// A name without version and ending: `jquery-3.6.0.slim.min.js` and `jquery@3` are jQuery.
fn is_known(name: &str) -> bool {
    let mut name =
        name.split_once('@').filter(|(before, _)| !before.is_empty()).map_or(name, |(before, _)| before);
    while let Some(shorter) = shortened(name) {
        if has(name) {
            return true;
        }
        name = shorter;
    }
    has(name)
}

fn has(name: &str) -> bool {
    static NAMES: OnceLock<BTreeSet<&str>> = OnceLock::new();
    NAMES.get_or_init(|| LIBRARIES.split_whitespace().collect()).contains(name)
}

/// The name without its last word, where that says nothing about what it is.
fn shortened(name: &str) -> Option<&str> {
    const WORDS: [&str; 24] = [
        "js",
        "mjs",
        "cjs",
        "min",
        "slim",
        "debug",
        "dev",
        "development",
        "prod",
        "production",
        "global",
        "umd",
        "esm",
        "bundle",
        "bundled",
        "all",
        "full",
        "auto",
        "runtime",
        "browser",
        "compat",
        "pkgd",
        "web",
        "latest",
    ];
    let at = name.rfind(['.', '-'])?;
    let (before, word) = (name.get(..at)?, name.get(at + 1..)?);
    let version = word.trim_start_matches('v').starts_with(|c: char| c.is_ascii_digit());
    (version || WORDS.contains(&word)).then_some(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_are_known_wherever_they_are_hosted() {
        for url in [
            "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
            "../Scripts/Office/1/office.js",
            "https://code.jquery.com/jquery-3.6.0.slim.min.js",
            "//ajax.aspnetcdn.com/ajax/jQuery/jquery-2.1.1.min.js",
            "https://static2.sharepointonline.com/files/fabric/office-ui-fabric-js/1.4.0/js/fabric.min.js",
            "/lib/fabric.components.min.js",
            "https://unpkg.com/vue@3/dist/vue.global.prod.js",
            "https://unpkg.com/vue@3",
            "https://cdn.jsdelivr.net/npm/bootstrap@5.3.0/dist/js/bootstrap.bundle.min.js",
            "https://alcdn.msauth.net/browser/2.14.2/js/msal-browser.min.js",
            "https://cdnjs.cloudflare.com/ajax/libs/moment.js/2.29.1/moment.min.js",
            "https://cdn.example.com/react-dom.production.min.js",
            "https://esm.sh/@azure/msal-browser@3",
            "https://cdn.tailwindcss.com",
            "https://www.googletagmanager.com/gtag/js?id=G-1",
            "https://ajax.googleapis.com/ajax/libs/angularjs/1.8.2/angular.min.js",
        ] {
            assert!(is_known_script(url), "{url}");
        }
    }

    #[test]
    fn what_only_lies_beside_a_library_is_none() {
        for url in [
            "https://cdn.example.com/pane/writer.js",
            "https://cdn.example.com/jquery/writer.js",
            "https://unpkg.com/mail-kit@1/dist/index.js",
            "jquery-writer.js",
            "https://example.com/react-pane.min.js",
            "office-writer.js",
        ] {
            assert!(!is_known_script(url), "{url}");
        }
        assert!(is_known_package("react") && is_known_package("@fluentui/react"));
        assert!(!is_known_package("mail-kit"));
    }
}
