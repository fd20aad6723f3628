//! What a SOAP request says: its operation, folders, mailboxes, what it asks for, and what is wrong with it.
//!
//! From a text with holes; what stands in a hole is not known, and nothing is said about it. Called by `sites`.

use super::cooked::{Cooked, HOLE};
use super::xml::{self, Document, Misfit};
use crate::analysis::request::{NamedPart, Place, SoapDocument, SoapFlaw};
use crate::catalog::ews::{Action, Contents, REQUEST_CHARACTERS, Shape, field, operation};
use std::ops::Range;

/// Elements that answer another item, in the place of a new one.
const RESPONSES: [&str; 7] = [
    "ForwardItem",
    "ReplyToItem",
    "ReplyAllToItem",
    "AcceptItem",
    "TentativelyAcceptItem",
    "DeclineItem",
    "CancelCalendarItem",
];

/// Reads a request that the source of that number sends.
pub(super) fn read(cooked: &Cooked, file: u32) -> SoapDocument {
    let reader = SoapReader { cooked, file, xml: xml::read(&cooked.text) };
    let operation = reader.operation();
    let mut document = SoapDocument { flaws: reader.flaws(operation.is_some()), ..SoapDocument::default() };
    reader.folders(&mut document);
    reader.items(&mut document, operation);
    reader.shapes(&mut document);
    document.operation = operation.map(|number| reader.part(reader.xml.elements[number].at.clone()));
    document
}

struct SoapReader<'t> {
    cooked: &'t Cooked,
    file: u32,
    xml: Document<'t>,
}

impl SoapReader<'_> {
    fn place(&self, at: Range<usize>) -> Option<Place> {
        let (file, span) = self.cooked.place(at.start, at.end)?;
        Some(Place { file: Some(file).filter(|&file| file != self.file), span })
    }

    fn part(&self, at: Range<usize>) -> NamedPart {
        NamedPart { name: self.cooked.text[at.clone()].to_owned(), at: self.place(at) }
    }

    /// The body of the envelope: items have bodies, too.
    fn body(&self) -> Option<usize> {
        let is_body = |&number: &usize| {
            let element = &self.xml.elements[number];
            let parent = element.parent.map(|parent| self.xml.elements[parent].name);
            element.name == "Body" && matches!(parent, None | Some("Envelope"))
        };
        (0..self.xml.elements.len()).find(is_body)
    }

    /// The element in the body; where there is no body, the root.
    fn operation(&self) -> Option<usize> {
        let is_known = |&number: &usize| !self.xml.elements[number].name.contains(HOLE);
        let is_operation = |number: usize| operation(self.xml.elements[number].name).is_some();
        if let Some(body) = self.body() {
            let first = self.xml.children(Some(body)).next().filter(is_known)?;
            let behind_hole = self.xml.elements[body].before_hole.is_some_and(|hole| hole <= first);
            return (!behind_hole || is_operation(first)).then_some(first);
        }
        let root = self.xml.children(None).next().filter(is_known)?;
        is_operation(root).then_some(root)
    }

    fn folders(&self, document: &mut SoapDocument) {
        for (number, element) in self.xml.elements.iter().enumerate() {
            if element.name != "DistinguishedFolderId"
                || self.xml.around(number).any(|n| n == "FoldersToIgnore")
            {
                continue;
            }
            let id =
                element.attributes.iter().find(|(name, value, _)| *name == "Id" && !value.contains(HOLE));
            document.folders.extend(id.map(|(_, _, at)| self.part(at.clone())));
            let mailbox =
                self.xml.children(Some(number)).find(|&child| self.xml.elements[child].name == "Mailbox");
            if let Some(mailbox) = mailbox.filter(|_| document.other_mailbox.is_none()) {
                let address = self.xml.children(Some(mailbox)).find_map(|child| {
                    let child = &self.xml.elements[child];
                    (child.name == "EmailAddress" && !child.holes).then_some(child.text)
                });
                let at = self.place(self.xml.elements[mailbox].at.clone());
                document.other_mailbox = Some(NamedPart { name: address.unwrap_or_default().to_owned(), at });
            }
        }
    }

    /// What is created or changed, and what becomes of it.
    fn items(&self, document: &mut SoapDocument, operation: Option<usize>) {
        let Some(operation) = operation.map(|number| &self.xml.elements[number]) else { return };
        let is_item = |number: &usize| {
            let parent = self.xml.around(*number).next();
            matches!(parent, Some("Items" | "SetItemField" | "AppendToItemField"))
        };
        let items = (0..self.xml.elements.len()).filter(is_item).map(|number| self.xml.elements[number].name);
        let mut response = None;
        for name in items {
            document.contents = document.contents.or_else(|| Contents::of_element(name));
            response = response.or_else(|| RESPONSES.into_iter().find(|known| *known == name));
        }
        if operation.name == "CreateItem" {
            let disposition = operation.attributes.iter().find(|(name, ..)| *name == "MessageDisposition");
            document.action = Action::of(disposition.map(|(_, value, _)| *value), response);
        }
    }

    fn shapes(&self, document: &mut SoapDocument) {
        for (number, element) in self.xml.elements.iter().enumerate() {
            match element.name {
                "IncludeMimeContent" if element.text.eq_ignore_ascii_case("true") => {
                    document.shapes.push(Shape::Mime);
                }
                "CalendarView" => document.shapes.push(Shape::CalendarView),
                _ => {}
            }
            let is_asked =
                |name: &str| matches!(name, "AdditionalProperties" | "SetItemField" | "DeleteItemField");
            if !self.xml.around(number).any(is_asked) {
                continue;
            }
            let names = element.attributes.iter().filter(|(name, value, _)| {
                matches!(*name, "FieldURI" | "PropertyTag" | "PropertyName") && !value.contains(HOLE)
            });
            for (_, name, _) in names {
                document.fields.push((*name).to_owned());
                document.shapes.extend(field(name).and_then(|field| Shape::of_field(field.name)));
            }
        }
        let mut seen: Vec<Shape> = Vec::new();
        document.shapes.retain(|shape| {
            !seen.contains(shape) && {
                seen.push(*shape);
                true
            }
        });
    }

    fn flaws(&self, is_request: bool) -> Vec<(SoapFlaw, Option<Place>)> {
        let mut flaws: Vec<(SoapFlaw, Option<Place>)> = Vec::new();
        for misfit in &self.xml.misfits {
            flaws.push(match misfit {
                Misfit::WrongEnd(at, fits) => {
                    (SoapFlaw::WrongEnd((*fits).to_owned()), self.place(at.clone()))
                }
                Misfit::NoEnd(at, name) => (SoapFlaw::NoEnd((*name).to_owned()), self.place(at.clone())),
            });
        }
        let root = self.xml.children(None).next();
        match (self.xml.named("Envelope"), root) {
            (None, Some(root)) if is_request && !self.xml.hole_first => {
                flaws.push((SoapFlaw::NoEnvelope, self.place(self.xml.elements[root].at.clone())));
            }
            (Some(envelope), _) if self.lacks_version(envelope) => {
                flaws.push((SoapFlaw::NoVersion, self.place(self.xml.elements[envelope].at.clone())));
            }
            _ => {}
        }
        let length = self.cooked.text.chars().filter(|&c| c != HOLE).count();
        if length > REQUEST_CHARACTERS {
            flaws.push((SoapFlaw::TooLong(length), None));
        }
        flaws
    }

    /// Whether no version is asked for, and no hole can hold it.
    fn lacks_version(&self, envelope: usize) -> bool {
        let header = self.xml.named("Header");
        let holes =
            [Some(envelope), header].into_iter().flatten().any(|number| self.xml.elements[number].holes);
        !holes && self.body().is_some() && self.xml.named("RequestServerVersion").is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn soap(text: &str) -> SoapDocument {
        let mut cooked = Cooked::default();
        for (number, part) in text.split('*').enumerate() {
            if number > 0 {
                cooked.push_hole();
            }
            cooked.push_raw(part, 0, 0);
        }
        read(&cooked, 0)
    }

    fn whole(body: &str) -> SoapDocument {
        soap(&format!(
            "<s:Envelope><s:Header><t:RequestServerVersion Version='Exchange2013'/></s:Header><s:Body>{body}</s:Body>\
             </s:Envelope>"
        ))
    }

    #[test]
    fn the_operation_is_the_element_in_the_body_else_the_root() {
        let name = |document: SoapDocument| document.operation.map(|operation| operation.name);
        assert_eq!(name(whole("<m:GetItem><t:Body>*</t:Body></m:GetItem>")).as_deref(), Some("GetItem"));
        assert_eq!(name(whole("*")), None);
        assert_eq!(name(whole("<m:*>")), None);
        assert_eq!(name(whole("*<m:Banana/>")), None);
        assert_eq!(name(whole("<m:Banana/>")).as_deref(), Some("Banana"));
        assert_eq!(name(soap("<FindFolder xmlns='x'/>")).as_deref(), Some("FindFolder"));
        assert_eq!(name(soap("<html/>")), None);
    }

    #[test]
    fn a_mailbox_in_a_folder_is_another_mailbox_and_no_other_one_is() {
        let other = |body: &str| whole(body).other_mailbox.map(|part| part.name);
        let folder = |inside: &str| {
            other(&format!(
                "<GetFolder><DistinguishedFolderId Id='inbox'>{inside}</DistinguishedFolderId></GetFolder>"
            ))
        };
        assert_eq!(
            folder("<t:Mailbox><t:EmailAddress>a@b.c</t:EmailAddress></t:Mailbox>").as_deref(),
            Some("a@b.c")
        );
        assert_eq!(folder(""), None);
        assert_eq!(other("<ExpandDL><Mailbox><t:EmailAddress>x</t:EmailAddress></Mailbox></ExpandDL>"), None);
    }

    #[test]
    fn items_folders_and_shapes_are_read() {
        let read = whole(
            "<m:CreateItem MessageDisposition=\"SendAndSaveCopy\"><m:Items><t:ForwardItem/></m:Items></m:CreateItem>",
        );
        assert_eq!(read.action, Some(Action::Forward));
        let read = whole(
            "<m:FindItem><m:ItemShape><t:IncludeMimeContent>true</t:IncludeMimeContent><t:AdditionalProperties>\
             <t:FieldURI FieldURI='item:Attachments'/><t:ExtendedFieldURI PropertyTag=\"0x007d\"/></t:AdditionalProperties>\
             </m:ItemShape><m:Restriction><t:FieldURI FieldURI='item:Body'/></m:Restriction>\
             <t:DistinguishedFolderId Id='contacts'/></m:FindItem>",
        );
        assert_eq!(read.shapes, [Shape::Mime, Shape::Attachments, Shape::Headers]);
        assert_eq!(read.fields, ["item:Attachments", "0x007d"]);
        assert_eq!(read.folders[0].name, "contacts");
    }

    #[test]
    fn flaws_are_told_where_no_hole_may_hide_what_is_missing() {
        let flaws = |text: &str| soap(text).flaws.into_iter().map(|flaw| flaw.0).collect::<Vec<_>>();
        assert!(whole("<m:GetItem/>").flaws.is_empty());
        assert_eq!(flaws("<GetItem/>"), [SoapFlaw::NoEnvelope]);
        assert_eq!(flaws("*<GetItem/>"), []);
        assert_eq!(flaws("<Envelope><Header/><Body><GetItem/></Body></Envelope>"), [SoapFlaw::NoVersion]);
        assert_eq!(flaws("<Envelope>*<Body><GetItem/></Body></Envelope>"), []);
        assert_eq!(
            flaws("<Envelope><RequestServerVersion/><Body><GetItem></Body></Envelope>"),
            [SoapFlaw::NoEnd("GetItem".into())]
        );
        let long = format!("<GetItem>{}</GetItem>", "x".repeat(REQUEST_CHARACTERS));
        assert_eq!(flaws(&long).len(), 2);
    }
}
