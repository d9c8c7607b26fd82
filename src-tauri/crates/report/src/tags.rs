//! The structure of the document inside the PDF (ISO 32000-1, 14.7): a tree of parts that says in which order the
//! page is read, what is a heading, a table, a list, and what a picture shows.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use crate::display::{Ink, Item, NodeId, Role, Sheets, Step};

/// The standard's name of a role.
#[must_use]
pub fn name(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Sect => "Sect",
        Role::H1 => "H1",
        Role::H2 => "H2",
        Role::H3 => "H3",
        Role::P => "P",
        Role::L => "L",
        Role::LI => "LI",
        Role::Lbl => "Lbl",
        Role::LBody => "LBody",
        Role::Table => "Table",
        Role::TR => "TR",
        Role::TH(_) => "TH",
        Role::TD => "TD",
        Role::Figure => "Figure",
        Role::Code => "Code",
    }
}

/// Adds the tree. `marks` has for each page the part that each of its marked sequences belongs to. Returns the id of
/// the tree's root.
pub fn add(file: &mut Document, sheets: &Sheets, marks: &[Vec<NodeId>], pages: &[ObjectId]) -> ObjectId {
    let mut content: Vec<Vec<(usize, usize)>> = vec![Vec::new(); sheets.nodes.len()];
    for (page, nodes) in marks.iter().enumerate() {
        for (mark, node) in nodes.iter().enumerate() {
            if let Some(list) = content.get_mut(*node) {
                list.push((page, mark));
            }
        }
    }
    let root = file.new_object_id();
    let kept = kept(sheets, &content);
    let ids: Vec<Option<ObjectId>> = kept.iter().map(|keep| keep.then(|| file.new_object_id())).collect();
    let id = |node: NodeId| ids.get(node).copied().flatten();
    let mut children: Vec<Vec<Object>> = vec![Vec::new(); sheets.nodes.len()];
    for (node, part) in sheets.nodes.iter().enumerate() {
        if let (Some(own), Some(list)) = (id(node), part.parent.and_then(|p| children.get_mut(p))) {
            list.push(Object::Reference(own));
        }
    }
    for ((node, part), (mut kids, content)) in
        sheets.nodes.iter().enumerate().zip(children.into_iter().zip(&content))
    {
        let Some(own) = id(node) else { continue };
        let first = content.first().and_then(|(page, _)| pages.get(*page)).copied();
        for (page, mark) in content {
            let Some(on) = pages.get(*page) else { continue };
            let mark = Object::Integer(*mark as i64);
            kids.push(if Some(*on) == first {
                mark
            } else {
                Object::Dictionary(dictionary! { "Type" => "MCR", "Pg" => *on, "MCID" => mark })
            });
        }
        let mut element = dictionary! {
            "Type" => "StructElem",
            "S" => Object::Name(name(part.role).into()),
            "P" => part.parent.and_then(id).unwrap_or(root),
            "K" => kids,
        };
        if let Some(page) = first {
            element.set("Pg", page);
        }
        if !part.alt.is_empty() {
            element.set("Alt", lopdf::text_string(&part.alt));
        }
        if let Some(attributes) = attributes(sheets, node, part.role, content) {
            element.set("A", attributes);
        }
        file.set_object(own, element);
    }
    let mut numbers = Vec::new();
    for (page, nodes) in marks.iter().enumerate() {
        let owners: Vec<Object> =
            nodes.iter().map(|n| id(*n).map_or(Object::Null, Object::Reference)).collect();
        numbers.push(Object::Integer(page as i64));
        numbers.push(Object::Reference(file.add_object(owners)));
    }
    let parents = file.add_object(dictionary! { "Nums" => numbers });
    let document = id(0).map_or(Object::Null, Object::Reference);
    file.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => vec![document],
            "ParentTree" => parents,
            "ParentTreeNextKey" => marks.len() as i64,
        },
    );
    root
}

/// Parts with something in them; empty cells stay, or the columns would shift.
fn kept(sheets: &Sheets, content: &[Vec<(usize, usize)>]) -> Vec<bool> {
    let cell = |role: Role| matches!(role, Role::Document | Role::TD | Role::TH(_));
    let mut kept: Vec<bool> = sheets
        .nodes
        .iter()
        .zip(content)
        .map(|(node, content)| cell(node.role) || !content.is_empty())
        .collect();
    for (node, part) in sheets.nodes.iter().enumerate().rev() {
        if let (Some(true), Some(parent)) = (kept.get(node).copied(), part.parent)
            && let Some(above) = kept.get_mut(parent)
        {
            *above = true;
        }
    }
    kept
}

fn attributes(sheets: &Sheets, node: NodeId, role: Role, content: &[(usize, usize)]) -> Option<Dictionary> {
    match role {
        Role::TH(row) => {
            let scope = Object::Name(if row { "Row".into() } else { "Column".into() });
            Some(dictionary! { "O" => "Table", "Scope" => scope })
        }
        Role::Figure => {
            let (page, _) = content.first()?;
            let [left, top, right, bottom] = bounds(sheets.pages.get(*page)?, node)?;
            let corners = [left, sheets.height - bottom, right, sheets.height - top];
            let corners: Vec<Object> =
                corners.iter().map(|c| Object::Real((c * 100.0).round() / 100.0)).collect();
            Some(dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => corners })
        }
        Role::L => Some(dictionary! { "O" => "List", "ListNumbering" => "Decimal" }),
        _ => None,
    }
}

/// Left, top, right and bottom of what a part draws on a page.
fn bounds(items: &[Item], node: NodeId) -> Option<[f32; 4]> {
    let mut corners: Vec<(f32, f32)> = Vec::new();
    for item in items.iter().filter(|i| i.node == Some(node)) {
        match &item.ink {
            Ink::Run(run) => {
                corners.extend([(run.x, run.y - run.size), (run.x + run.width, run.y + run.size * 0.3)])
            }
            Ink::Shape(shape) => corners.extend(shape.steps.iter().map(|step| {
                let (Step::Move(x, y) | Step::Line(x, y)) = *step;
                (x, y)
            })),
        }
    }
    corners.into_iter().fold(None, |all: Option<[f32; 4]>, (x, y)| {
        let [l, t, r, b] = all.unwrap_or([x, y, x, y]);
        Some([l.min(x), t.min(y), r.max(x), b.max(y)])
    })
}
