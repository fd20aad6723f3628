//! Real layouts in small: where the roots are, who shares an add-in, whose the files are.

use super::*;
use crate::addin::testing::{manifest_file, source};

/// One line an add-in: `root: manifests <- sources`, the root of the tree being `.`.
struct Layout<'a> {
    files: &'a [&'a str],
    manifests: &'a [(&'a str, &'a [&'a str])],
    repositories: &'a [&'a str],
    /// `(importer, imported)`.
    imports: &'a [(&'a str, &'a str)],
}

const EMPTY: Layout = Layout { files: &[], manifests: &[], repositories: &[], imports: &[] };

fn add_ins(layout: &Layout) -> Vec<String> {
    let at = |path: &str| PathBuf::from("/repo").join(path);
    let mut files: Vec<PathBuf> = layout.files.iter().map(|f| at(f)).collect();
    files.sort();
    let (project_files, sources): (Vec<_>, Vec<_>) = files.into_iter().partition(|f| is_project_file(f));
    let mut sources: Vec<Arc<SourceFile>> =
        sources.iter().map(|f| Arc::new(source(f.to_str().unwrap(), ""))).collect();
    for (importer, imported) in layout.imports {
        let index = |path: &str| sources.iter().position(|s| s.path == at(path)).unwrap();
        let (importer, imported) = (index(importer), index(imported));
        Arc::make_mut(&mut Arc::make_mut(&mut sources[importer]).outcome).imports.push(imported as u32);
    }
    let manifest = |path: &str, urls: &[&str]| Arc::new(manifest_file(at(path).to_str().unwrap(), urls));
    let mut manifests: Vec<Arc<ManifestFile>> =
        layout.manifests.iter().map(|(path, urls)| manifest(path, urls)).collect();
    manifests.sort_by(|a, b| a.path.cmp(&b.path));
    let tree = TreeFiles {
        root: Path::new("/repo"),
        manifests: &manifests,
        sources: &sources,
        project_files: &project_files,
        repositories: &layout.repositories.iter().map(|r| at(r)).collect::<Vec<_>>(),
        explicit: &[],
    };
    let mut add_ins = divide(&tree);
    follow_imports(&mut add_ins, tree.sources);
    add_ins.iter().map(|add_in| line(add_in, &tree)).collect()
}

fn line(add_in: &AddIn, tree: &TreeFiles) -> String {
    let short = |path: &Path| path.strip_prefix("/repo").unwrap().to_str().unwrap().replace('\\', "/");
    let root = short(&add_in.root);
    let manifests: Vec<_> = add_in.manifests.iter().map(|&m| short(&tree.manifests[m].path)).collect();
    let sources: Vec<_> = add_in.sources.iter().map(|&s| short(&tree.sources[s].path)).collect();
    let root = if root.is_empty() { "." } else { &root };
    format!("{root}: {} <- {}", manifests.join(" "), sources.join(" "))
}

#[test]
fn sibling_manifests_ship_one_add_in() {
    let found = add_ins(&Layout {
        files: &["package.json", "src/taskpane.ts", "src/taskpane.html", "src/taskpane.test.ts"],
        manifests: &[
            ("manifest.xml", &["https://localhost:3000/taskpane.html"]),
            ("manifest-prod.xml", &["https://example.com/addin/taskpane.html?v=3"]),
            ("manifest.json", &["https://${{ADDIN_DOMAIN}}/taskpane.html"]),
        ],
        ..EMPTY
    });
    let expected = ".: manifest-prod.xml manifest.json manifest.xml <- \
                    src/taskpane.html src/taskpane.test.ts src/taskpane.ts";
    assert_eq!(found, [expected]);
}

#[test]
fn two_add_ins_in_one_tree_have_their_own_sources() {
    let found = add_ins(&Layout {
        files: &["a/src/taskpane.ts", "b/src/taskpane.ts", "tools/build.js"],
        manifests: &[("a/manifest.xml", &["/taskpane.html"]), ("b/manifest.xml", &["/taskpane.html"])],
        ..EMPTY
    });
    assert_eq!(found, ["a: a/manifest.xml <- a/src/taskpane.ts", "b: b/manifest.xml <- b/src/taskpane.ts"]);
}

#[test]
fn manifests_in_folders_of_their_own_find_the_sources_above() {
    let found = add_ins(&Layout {
        files: &[
            "app/package.json",
            "app/config/unified/package.json",
            "app/config/unified/webpack.config.js",
            "app/src/commands.js",
            "other/commands.js",
        ],
        manifests: &[
            ("app/config/unified/manifest.json", &["/commands.js"]),
            ("app/config/xml/manifest.xml", &["/commands.js"]),
        ],
        ..EMPTY
    });
    let expected = "app: app/config/unified/manifest.json app/config/xml/manifest.xml <- \
                    app/config/unified/webpack.config.js app/src/commands.js";
    assert_eq!(found, [expected]);
}

#[test]
fn visual_studio_puts_the_sources_beside_the_manifest_project() {
    let found = add_ins(&Layout {
        files: &[
            "Mail.sln",
            "Mail/Mail.csproj",
            "MailWeb/MailWeb.csproj",
            "MailWeb/Home.html",
            "MailWeb/Scripts/app.js",
        ],
        manifests: &[("Mail/MailManifest/Mail.xml", &["~remoteAppUrl/Home.html"])],
        ..EMPTY
    });
    assert_eq!(found, [".: Mail/MailManifest/Mail.xml <- MailWeb/Home.html MailWeb/Scripts/app.js"]);
}

#[test]
fn two_add_ins_of_one_solution_go_by_the_names_of_their_projects() {
    let found = add_ins(&Layout {
        files: &["All.sln", "A/A.csproj", "AWeb/Home.html", "B/B.csproj", "BWeb/Home.html"],
        manifests: &[
            ("A/AManifest/A.xml", &["~remoteAppUrl/Home.html"]),
            ("B/BManifest/B.xml", &["~remoteAppUrl/Home.html"]),
        ],
        ..EMPTY
    });
    assert_eq!(
        found,
        ["AWeb: A/AManifest/A.xml <- AWeb/Home.html", "BWeb: B/BManifest/B.xml <- BWeb/Home.html"]
    );
}

#[test]
fn pages_in_a_public_folder_do_not_hide_the_code_beside_it() {
    let found = add_ins(&Layout {
        files: &["package.json", "public/taskpane.html", "src/app.ts"],
        manifests: &[("public/manifest.xml", &["https://localhost/taskpane.html"])],
        ..EMPTY
    });
    assert_eq!(found, [".: public/manifest.xml <- public/taskpane.html src/app.ts"]);
}

#[test]
fn several_add_ins_of_one_package_have_the_nearest_folder_with_their_files() {
    let found = add_ins(&Layout {
        files: &["package.json", "read/src/pane.ts", "read/src/commands.ts", "write/pane.ts", "lib/util.ts"],
        manifests: &[
            ("read/manifest.xml", &["/pane.html", "/commands.js"]),
            ("write/manifest.xml", &["/pane.html"]),
        ],
        ..EMPTY
    });
    let read = "read: read/manifest.xml <- read/src/commands.ts read/src/pane.ts";
    assert_eq!(found, [read, "write: write/manifest.xml <- write/pane.ts"]);
}

#[test]
fn the_innermost_root_owns_a_file() {
    let found = add_ins(&Layout {
        files: &["taskpane.ts", "samples/package.json", "samples/taskpane.ts"],
        manifests: &[("manifest.xml", &["/taskpane.html"]), ("samples/manifest.xml", &["/taskpane.html"])],
        ..EMPTY
    });
    let inner = "samples: samples/manifest.xml <- samples/taskpane.ts";
    assert_eq!(found, [".: manifest.xml <- taskpane.ts", inner]);
}

#[test]
fn what_an_add_in_imports_is_its_own_too() {
    let found = add_ins(&Layout {
        files: &[
            "a/package.json",
            "a/taskpane.ts",
            "a/x.test.ts",
            "b/package.json",
            "b/taskpane.ts",
            "shared/deep.ts",
            "shared/mail.ts",
            "shared/fake.ts",
        ],
        manifests: &[("a/manifest.xml", &["/taskpane.html"]), ("b/manifest.xml", &["/taskpane.html"])],
        imports: &[
            ("a/taskpane.ts", "shared/mail.ts"),
            ("shared/mail.ts", "shared/deep.ts"),
            ("shared/deep.ts", "shared/mail.ts"),
            ("a/x.test.ts", "shared/fake.ts"),
            ("b/taskpane.ts", "shared/deep.ts"),
        ],
        ..EMPTY
    });
    let a = "a: a/manifest.xml <- a/taskpane.ts a/x.test.ts shared/deep.ts shared/mail.ts";
    let b = "b: b/manifest.xml <- b/taskpane.ts shared/deep.ts shared/mail.ts";
    assert_eq!(found, [a, b]);
}

#[test]
fn manifests_of_one_folder_that_name_different_files_are_different_add_ins() {
    let found = add_ins(&Layout {
        files: &["package.json", "src/mail.ts", "src/sheet.ts"],
        manifests: &[
            ("excel.xml", &["/sheet.html"]),
            ("outlook.xml", &["/mail.html"]),
            ("outlook-dev.xml", &["/mail.html"]),
        ],
        ..EMPTY
    });
    let excel = ".: excel.xml <- src/mail.ts src/sheet.ts";
    assert_eq!(found, [excel, ".: outlook-dev.xml outlook.xml <- src/mail.ts src/sheet.ts"]);
}

#[test]
fn a_manifest_whose_urls_name_no_file_has_its_project() {
    let found = add_ins(&Layout {
        files: &["site/package.json", "site/src/main.tsx", "else/main.tsx"],
        manifests: &[("site/config/manifest.xml", &["https://localhost:3000/", "~remoteAppUrl"])],
        ..EMPTY
    });
    assert_eq!(found, ["site: site/config/manifest.xml <- site/src/main.tsx"]);
}

#[test]
fn without_a_project_it_has_the_nearest_folder_with_sources() {
    let found = add_ins(&Layout {
        files: &["one/src/app.js", "two/src/app.js"],
        manifests: &[("one/manifests/manifest.xml", &["https://host/spa"])],
        ..EMPTY
    });
    assert_eq!(found, ["one: one/manifests/manifest.xml <- one/src/app.js"]);
}

#[test]
fn nothing_is_looked_for_above_a_repository() {
    let found = add_ins(&Layout {
        files: &["pane.ts", "module/other.ts"],
        manifests: &[("module/manifest.xml", &["/pane.html"])],
        repositories: &["module"],
        ..EMPTY
    });
    assert_eq!(found, ["module: module/manifest.xml <- module/other.ts"]);
}

#[test]
fn a_manifest_alone_has_its_own_folder_and_no_sources() {
    let found = add_ins(&Layout { manifests: &[("x/manifest.xml", &["/pane.html"])], ..EMPTY });
    assert_eq!(found, ["x: x/manifest.xml <- "]);
}

#[test]
fn without_a_manifest_there_is_no_add_in() {
    assert!(add_ins(&Layout { files: &["package.json", "src/app.js"], ..EMPTY }).is_empty());
}
