//! Tables: alignment as classes, because a style attribute is refused by a strict page policy.

use pulldown_cmark::Alignment;

/// Follows the cells of a table.
#[derive(Default)]
pub(super) struct Table {
    columns: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl Table {
    /// Begins a table; it scrolls sideways in its own box on a narrow screen.
    pub fn open(&mut self, columns: Vec<Alignment>) -> &'static str {
        *self = Self { columns, column: 0, in_head: false };
        "<div class=\"table\" tabindex=\"0\"><table>"
    }

    /// Begins the head.
    pub fn head(&mut self) -> &'static str {
        self.in_head = true;
        self.column = 0;
        "<thead><tr>"
    }

    /// Ends the head.
    pub fn head_end(&mut self) -> &'static str {
        self.in_head = false;
        "</tr></thead><tbody>"
    }

    /// Begins a row.
    pub fn row(&mut self) -> &'static str {
        self.column = 0;
        "<tr>"
    }

    /// Begins a cell.
    pub fn cell(&mut self) -> &'static str {
        let alignment = self.columns.get(self.column).copied().unwrap_or(Alignment::None);
        self.column += 1;
        match (self.in_head, alignment) {
            (true, Alignment::Right) => "<th scope=\"col\" class=\"align-right\">",
            (true, Alignment::Center) => "<th scope=\"col\" class=\"align-center\">",
            (true, _) => "<th scope=\"col\">",
            (false, Alignment::Right) => "<td class=\"align-right\">",
            (false, Alignment::Center) => "<td class=\"align-center\">",
            (false, _) => "<td>",
        }
    }

    /// Ends a cell.
    pub fn cell_end(&self) -> &'static str {
        if self.in_head { "</th>" } else { "</td>" }
    }

    /// Ends the table.
    pub fn close(&self) -> &'static str {
        "</tbody></table></div>"
    }
}
