//! The applications whose add-ins have document levels, and the namespaces that only they have: `Excel.run`.
//!
//! Of a namespace there is only what its code begins with: all that it leads to needs the same level. Facts: the typings, and
//! "Requesting permissions for API use in add-ins" (2026-06-30). Knows nothing about code.

use crate::catalog::additions::member;
use crate::catalog::{ApiType, Catalog, Member, MemberId, MemberKind, Modes, TypeExpr, TypeId, TypeKind};

/// An application of Office other than Outlook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Application {
    /// Word.
    Word,
    /// Excel.
    Excel,
    /// PowerPoint.
    PowerPoint,
    /// OneNote.
    OneNote,
    /// Project, which has no namespace of its own.
    Project,
    /// Access, which has none either.
    Access,
}

/// The members of each namespace that code begins with.
const NAMESPACES: [(Application, &[&str]); 4] = [
    (Application::Excel, &["run", "RequestContext", "Session", "createWorkbook"]),
    (Application::OneNote, &["run", "RequestContext"]),
    (Application::PowerPoint, &["run", "RequestContext", "createPresentation"]),
    (Application::Word, &["run", "RequestContext"]),
];

impl Application {
    /// Its name, which is that of its namespace as well.
    pub fn name(self) -> &'static str {
        match self {
            Self::Word => "Word",
            Self::Excel => "Excel",
            Self::PowerPoint => "PowerPoint",
            Self::OneNote => "OneNote",
            Self::Project => "Project",
            Self::Access => "Access",
        }
    }

    /// By what an add-in only manifest calls its host, or a unified one its scope; the case does not count.
    pub fn of_host(host: &str) -> Option<Application> {
        Some(match host.to_ascii_lowercase().as_str() {
            "document" => Self::Word,
            "workbook" => Self::Excel,
            "presentation" => Self::PowerPoint,
            "notebook" => Self::OneNote,
            "project" => Self::Project,
            "database" => Self::Access,
            _ => return None,
        })
    }

    /// The applications that have a namespace of their own.
    pub fn with_namespaces() -> impl Iterator<Item = Application> {
        NAMESPACES.iter().map(|(application, _)| *application)
    }
}

impl Catalog {
    /// The application in whose namespace a member stands; `None` for those of `Office`.
    pub fn application(&self, member: MemberId) -> Option<Application> {
        let owner = &self.ty(self.member(member).owner).name;
        Application::with_namespaces().find(|application| application.name() == owner)
    }

    /// Whether a type is the namespace of an application.
    pub fn is_application(&self, ty: TypeId) -> bool {
        Application::with_namespaces().any(|application| application.name() == self.ty(ty).name)
    }
}

/// Adds the namespaces to what the typings say of `Office`.
pub(in crate::catalog) fn add(types: &mut Vec<ApiType>, members: &mut Vec<Member>) {
    for (application, names) in NAMESPACES {
        let Ok(owner) = u16::try_from(types.len()).map(TypeId) else { return };
        let first = members.len();
        members.extend(names.iter().map(|name| member(name, owner, MemberKind::Method, TypeExpr::Opaque)));
        let ids = (first..members.len()).filter_map(|id| u16::try_from(id).ok()).map(MemberId);
        types.push(namespace(application.name(), ids.collect()));
    }
}

fn namespace(name: &str, members: Vec<MemberId>) -> ApiType {
    ApiType {
        name: name.to_owned(),
        kind: TypeKind::Namespace,
        tagged: None,
        extends: Vec::new(),
        members,
        alias_of: TypeExpr::Opaque,
        requirement_set: None,
        modes: Modes::default(),
        deprecated: false,
        preview: false,
        type_params: 0,
    }
}
