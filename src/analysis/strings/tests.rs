//! The ways in which add-ins build requests, and what is read of them.

use crate::analysis::{Program, Source, analyze};
use std::path::Path;

/// The requests of all files: the file, what is called there, the operations, the folders in brackets, and why some of it is
/// not read.
fn told(files: &[(&str, &str)]) -> Vec<String> {
    let sources = files.iter().map(|(path, text)| Source::new(Path::new(path), *text)).collect();
    let outcome = analyze(&Program { sources, ..Program::default() });
    let mut lines = Vec::new();
    for ((path, text), outcome) in files.iter().zip(&outcome.files) {
        for request in &outcome.requests {
            let mut words = vec![format!("{path}: {}", request.span.of(text))];
            words.extend(request.operations().into_iter().map(|(operation, _)| operation.name.clone()));
            let folders = request.documents.iter().flat_map(|document| &document.folders);
            words.extend(folders.map(|folder| format!("[{}]", folder.name)));
            words.extend(request.unread.map(|unread| unread.word().to_owned()));
            lines.push(words.join(" "));
        }
    }
    lines
}

fn one(code: &str) -> Vec<String> {
    let code = format!("const box = Office.context.mailbox;\n{code}");
    told(&[("a.js", &code)]).into_iter().map(|line| line.replace("a.js: ", "")).collect()
}

const ENVELOPE: &str = r#"function envelope(body) {
  return '<soap:Envelope xmlns:soap="x"><soap:Header><t:RequestServerVersion Version="Exchange2013"/></soap:Header>' +
    '<soap:Body>' + body + '</soap:Body></soap:Envelope>';
}
"#;

#[test]
fn literals_templates_and_sums() {
    assert_eq!(
        one("box.makeEwsRequestAsync('<e:Envelope><e:Body><m:GetItem/></e:Body></e:Envelope>', f);"),
        ["makeEwsRequestAsync GetItem"]
    );
    assert_eq!(
        one(
            "box.makeEwsRequestAsync(`<e:Envelope xmlns:m=\"${NS}\">\n<e:Body><FindItem><t:DistinguishedFolderId Id=\"inbox\"/><x>${id}</x></FindItem></e:Body></e:Envelope>`, f);"
        ),
        ["makeEwsRequestAsync FindItem [inbox]"]
    );
    assert_eq!(
        one(
            "box.makeEwsRequestAsync(\"<soap:Envelope><soap:Body><m:Get\" + 'Item' + \" a='b'>\" + id + \"</m:GetItem></soap:Body></soap:Envelope>\", f);"
        ),
        ["makeEwsRequestAsync GetItem"]
    );
}

#[test]
fn functions_that_wrap_the_operation() {
    let code = format!(
        "{ENVELOPE}function getThing(id) {{ var result = '<m:FindFolder><a>' + id + '</a></m:FindFolder>'; return result; }}
        function run() {{ var request; var r = getThing(1); request = envelope(r); box.makeEwsRequestAsync(request, f); }}"
    );
    assert_eq!(one(&code), ["makeEwsRequestAsync FindFolder"]);
}

#[test]
fn a_wrappers_callers_are_the_sites() {
    let code = format!(
        "{ENVELOPE}function send(soap, done) {{ return new Promise(function (resolve) {{
          box.makeEwsRequestAsync(envelope(soap), function (r) {{ resolve(r); }}); }}); }}
        send('<m:GetItem/>'); send('<m:MoveItem/>', 1); const last = async () => {{ await send(`<CopyItem/>`); }}; last();"
    );
    assert_eq!(one(&code), ["send GetItem", "send MoveItem", "send CopyItem"]);
    let code = format!(
        "{ENVELOPE}class Ews {{ static ask(mailbox, soap) {{ mailbox.makeEwsRequestAsync(soap, f); }}
          find() {{ Ews.ask(box, envelope('<m:FindItem/>')); }} static get() {{ Ews.ask(box, envelope('<m:GetItem/>')); }} }}
        new Ews().find(); Ews.get();"
    );
    assert_eq!(one(&code), ["ask FindItem", "ask GetItem"]);
}

#[test]
fn wrappers_in_other_scripts_and_modules() {
    let page = "<script src='soap.js'></script><script src='app.js'></script>";
    let soap = format!(
        "{ENVELOPE}function ask(soap) {{ Office.context.mailbox.makeEwsRequestAsync(envelope(soap), f); }}"
    );
    let files = [("app.js", "ask('<m:SendItem/>');"), ("page.html", page), ("soap.js", &soap)];
    assert_eq!(told(&files), ["app.js: ask SendItem"]);
    let lib = format!("export {ENVELOPE}export const MOVE = '<m:MoveItem/>';");
    let app = "import { envelope as wrap, MOVE } from './lib'; import * as all from './lib';
        Office.context.mailbox.makeEwsRequestAsync(wrap(MOVE), f);
        Office.context.mailbox.makeEwsRequestAsync(all.envelope(all.MOVE), f);";
    assert_eq!(
        told(&[("app.js", app), ("lib.js", &lib)]),
        ["app.js: makeEwsRequestAsync MoveItem", "app.js: makeEwsRequestAsync MoveItem"]
    );
}

#[test]
fn one_variable_carries_two_requests_in_turn() {
    let code = format!(
        "{ENVELOPE}function go() {{ var soap = envelope('<m:GetItem/>'); box.makeEwsRequestAsync(soap, function (r) {{
           soap = envelope('<m:FindItem/>'); box.makeEwsRequestAsync(soap, f); }}); }} go();"
    );
    assert_eq!(one(&code), ["makeEwsRequestAsync GetItem", "makeEwsRequestAsync FindItem"]);
}

#[test]
fn branches_are_alternatives() {
    let go = |body: &str| {
        one(&format!(
            "{ENVELOPE}function go(x) {{ {body} box.makeEwsRequestAsync(envelope(body), f); }} go();"
        ))
    };
    assert_eq!(
        go("let body = ''; if (x) body = '<m:DeleteItem/>'; else body = '<m:MoveItem/>';"),
        ["makeEwsRequestAsync DeleteItem MoveItem"]
    );
    assert_eq!(
        go("var body = '<m:UpdateItem/>'; if (x) { body = '<m:GetItem/>'; }"),
        ["makeEwsRequestAsync GetItem UpdateItem"]
    );
    assert_eq!(
        go("var body = '<m:UpdateItem/>'; if (x) { body = '<m:GetItem/>'; return; }"),
        ["makeEwsRequestAsync UpdateItem"]
    );
    assert_eq!(
        go(
            "let body; switch (x) { case 1: case 2: body = '<m:CopyItem/>'; break; default: body = '<m:GetItem/>'; }"
        ),
        ["makeEwsRequestAsync CopyItem GetItem"]
    );
    assert_eq!(
        go("const body = x ? '<m:GetFolder/>' : '<m:FindFolder/>';"),
        ["makeEwsRequestAsync GetFolder FindFolder"]
    );
}

#[test]
fn what_is_added_and_joined() {
    let go = |body: &str| one(&format!("{ENVELOPE}function go(x) {{ {body} }} go();"));
    assert_eq!(
        go("var s = '<m:GetItem>'; for (const id of x) { s += '<t:ItemId Id=\"' + id + '\"/>'; } s += '</m:GetItem>';
            box.makeEwsRequestAsync(envelope(s).trim(), f);"),
        ["makeEwsRequestAsync GetItem"]
    );
    assert_eq!(
        go("const parts = ['<m:FindItem>', `<t:DistinguishedFolderId Id=\"${x}\"/>`, '</m:FindItem>'].join('\\n');
            box.makeEwsRequestAsync(envelope(String(parts)), f);"),
        ["makeEwsRequestAsync FindItem"]
    );
    assert_eq!(
        go("const parts = []; parts.push('<m:SendItem>'); parts.push('</m:SendItem>');
            box.makeEwsRequestAsync(envelope(parts.join('')), f);"),
        ["makeEwsRequestAsync SendItem"]
    );
    assert_eq!(
        go("const template = '<a:Envelope><a:Body>{body}</a:Body></a:Envelope>';
            box.makeEwsRequestAsync(template.replace('{body}', '<m:MarkAsJunk/>'), f);"),
        ["makeEwsRequestAsync MarkAsJunk"]
    );
    assert_eq!(
        go(
            "class T { static find = '<m:FindItem>{0}</m:FindItem>'; } box.makeEwsRequestAsync(envelope(format(T.find, x)), f);"
        ),
        ["makeEwsRequestAsync FindItem"]
    );
    assert_eq!(
        go("const options = { soap: envelope('<m:GetItem/>'), done: f }; const { soap } = options;
            box.makeEwsRequestAsync(soap, f); box.makeEwsRequestAsync(options.soap, f);"),
        ["makeEwsRequestAsync GetItem", "makeEwsRequestAsync GetItem"]
    );
}

#[test]
fn many_branches_are_bounded() {
    let adds: String = (0..40).map(|i| format!("if (x > {i}) s += '<t:X{i}/>'; else y();")).collect();
    let code = format!(
        "{ENVELOPE}function go(x) {{ var s = '<m:GetItem>'; {adds} s += '</m:GetItem>'; box.makeEwsRequestAsync(envelope(s), f); }} go();"
    );
    assert_eq!(one(&code), ["makeEwsRequestAsync GetItem"]);
}

#[test]
fn options_are_told_apart_by_their_callers() {
    let code = format!(
        "{ENVELOPE}function ask({{ body, done }}) {{ box.makeEwsRequestAsync(envelope(body), done); }}
        ask({{ body: '<m:GetItem/>', done: f }}); ask({{ body: '<m:FindItem/>', done: g }});"
    );
    assert_eq!(one(&code), ["ask GetItem", "ask FindItem"]);
    let code = format!(
        "{ENVELOPE}function ask(operation, inner = '') {{ box.makeEwsRequestAsync(envelope('<m:' + operation + '>' + inner + '</m:' + operation + '>'), f); }}
        const ops = {{ find: 'FindItem' }}; ask('GetItem', '<x/>'); ask(ops.find);"
    );
    assert_eq!(one(&code), ["ask GetItem", "ask FindItem"]);
}

#[test]
fn what_is_not_read_says_why() {
    assert_eq!(one("box.makeEwsRequestAsync(fetched(), f);"), ["makeEwsRequestAsync outside"]);
    assert_eq!(
        one("export function send(soap) { box.makeEwsRequestAsync(soap, f); }"),
        ["makeEwsRequestAsync no-caller"]
    );
}

#[test]
fn libraries_by_the_names_of_their_methods() {
    let code =
        "easyEws.moveItem(id, 'deleteditems', f); other.moveItem(id, 'x'); easyEws.expandGroup('g', f);
        Office.context.mailbox.item.subject;";
    assert_eq!(one(code), ["moveItem MoveItem [deleteditems]", "expandGroup ExpandDL"]);
}

#[test]
fn what_goes_nowhere_near_the_sender_is_nothing() {
    assert_eq!(
        one("const soap = '<soap:Envelope><soap:Body><m:DeleteItem/></soap:Body></soap:Envelope>';
             // box.makeEwsRequestAsync(soap, f);
             fetch('/x', { body: soap }); const answer = '<m:GetItemResponse/>';"),
        [""; 0]
    );
}
