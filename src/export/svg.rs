//! A picture as SVG. It looks right by itself, on light paper; a page gives the
//! same classes colours of its own. Lines and boxes say which row of the plan
//! and of the key table they are about.

use crate::domain::{KeyState, visible};
use crate::picture::{Line, Panel, Picture, What};

/// Where the letters of a row stand, from its upper edge, and from the left of
/// their box.
const BASE: u32 = 18;
const INSET: u32 = 8;

/// What draws elements, one behind the other or inside of the last one that is
/// still open.
pub trait Pen {
    /// Begins an element. Attributes without a value are left out.
    fn open(&mut self, name: &str, attributes: &[(&str, &str)]);
    /// Ends the last one that is open, behind its text.
    fn close(&mut self, name: &str, text: &str);
}

/// Writes a picture as a file.
pub fn write(picture: &Picture) -> String {
    let mut xml = Xml(String::new());
    draw(picture, &mut xml);
    xml.0.push('\n');
    xml.0
}

/// Draws a picture.
pub fn draw(picture: &Picture, pen: &mut dyn Pen) {
    let (width, height) = (picture.width.to_string(), picture.height.to_string());
    let is_grid = picture.lines.is_empty();
    let view = ["0 0 ", &width, " ", &height].concat();
    pen.open(
        "svg",
        &[
            ("xmlns", NAMESPACE),
            ("viewBox", &view),
            ("width", &width),
            ("height", &height),
            ("class", if is_grid { "grid" } else { "" }),
            ("role", "img"),
            ("aria-label", &picture.sentence()),
            ("font-family", "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif"),
            ("font-size", "13"),
            ("fill", "#16202b"),
        ],
    );
    let mut brush = Brush { pen };
    picture.lines.iter().for_each(|line| brush.line(line, picture));
    for label in &picture.labels {
        let (x, y) = ((label.x + INSET).to_string(), (label.y + BASE).to_string());
        brush.element("text", &[("x", &x), ("y", &y)], &label.text);
    }
    picture.databases.iter().chain(&picture.keys).for_each(|panel| brush.panel(panel, is_grid));
    brush.pen.close("svg", "");
}

/// What is drawn for the Astra-provided key says this in the place of a row.
pub const ASTRA_KEY: &str = "astra";

/// The namespace of SVG.
const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// The pen that writes XML.
struct Xml(String);

impl Pen for Xml {
    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            quote(value, &mut self.0);
            self.0.push('"');
        }
        self.0.push('>');
    }

    fn close(&mut self, name: &str, text: &str) {
        quote(text, &mut self.0);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }
}

struct Brush<'a> {
    pen: &'a mut dyn Pen,
}

impl Brush<'_> {
    fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.pen.open(name, attributes);
        self.pen.close(name, text);
    }

    /// A line, bent so that it leaves and meets its boxes level.
    fn line(&mut self, line: &Line, picture: &Picture) {
        let [(x, y), (to_x, to_y)] = [line.from, line.to].map(|(x, y)| (x.to_string(), y.to_string()));
        let middle = ((line.from.0 + line.to.0) / 2).to_string();
        let path =
            ["M", &x, " ", &y, "C", &middle, " ", &y, " ", &middle, " ", &to_y, " ", &to_x, " ", &to_y];
        let ends = [picture.databases.get(line.database), picture.keys.get(line.key)];
        let [row, key] = ends.map(|panel| panel.map(number).unwrap_or_default());
        self.element(
            "path",
            &[
                ("class", "line"),
                ("data-row", &row),
                ("data-key", &key),
                ("d", &path.concat()),
                ("fill", "none"),
                ("stroke", "#7f8d9b"),
                ("stroke-width", "1.5"),
                ("stroke-dasharray", if line.is_doubtful { "4 3" } else { "" }),
            ],
            "",
        );
    }

    fn panel(&mut self, panel: &Panel, is_grid: bool) {
        let (class, edge, dash) = match panel.what {
            What::Database(_) => ("database", "#5f6d7b", ""),
            What::Key(_, KeyState::ToCreate) => ("key to-create", "#0b5cc4", ""),
            What::Key(_, KeyState::Registered) => ("key registered", "#1d6b3a", ""),
            What::AstraKey => ("key astra", "#7f8d9b", "4 3"),
        };
        let of = if matches!(panel.what, What::Database(_)) { "data-row" } else { "data-key" };
        // In a grid there are many of the Astra-provided key, each of other rows.
        let number = if is_grid && panel.what == What::AstraKey { String::new() } else { number(panel) };
        self.pen.open("g", &[("class", class), (of, &number)]);
        self.element("title", &[], &panel.title);
        let [x, y, width, height] = [panel.x, panel.y, panel.width, panel.height].map(|it| it.to_string());
        self.element(
            "rect",
            &[
                ("x", &x),
                ("y", &y),
                ("width", &width),
                ("height", &height),
                ("rx", "4"),
                ("fill", "#ffffff"),
                ("stroke", edge),
                ("stroke-dasharray", dash),
            ],
            "",
        );
        let left = (panel.x + INSET).to_string();
        for (place, text) in (0..).zip(&panel.texts) {
            let base = (panel.y + BASE + Picture::ROW * place).to_string();
            let weight = if place == 0 { "600" } else { "" };
            self.element("text", &[("x", &left), ("y", &base), ("font-weight", weight)], text);
        }
        if !panel.aside.is_empty() {
            let right = (panel.x + panel.width - INSET).to_string();
            let base = (panel.y + BASE + Picture::ROW).to_string();
            let place =
                [("class", "aside"), ("x", &right), ("y", &base), ("text-anchor", "end"), ("fill", edge)];
            self.element("text", &place, panel.aside);
        }
        self.pen.close("g", "");
    }
}

/// The row of the plan or of the key table that a box is about.
fn number(panel: &Panel) -> String {
    match panel.what {
        What::Database(row) => row.to_string(),
        What::Key(row, _) => row.to_string(),
        What::AstraKey => ASTRA_KEY.to_owned(),
    }
}

/// Makes a text stand for itself in XML, in elements and in attributes.
fn quote(text: &str, out: &mut String) {
    for character in text.chars().map(visible) {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
}
