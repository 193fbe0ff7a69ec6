//! What a person says about an input, since the input does not.

use super::lines::{Lines, Writer};
use super::{Column, Format, TableColumn};
use crate::domain::{CloudProvider, DatabaseType};

/// What a person says about an input; nothing of it is needed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    /// What it is; left out, the content shows it.
    pub format: Option<Format>,
    /// The type of what does not say its type.
    pub database_type: Option<DatabaseType>,
    /// The provider of what does not say its provider.
    pub provider: Option<CloudProvider>,
    /// What the columns of a table hold, in their order, in place of what their
    /// headings say. It holds for a table of these very headings.
    pub columns: Option<Vec<TableColumn>>,
}

impl Ask {
    /// The code of the type, for what does not say its type.
    pub(super) fn type_code(&self) -> &'static str {
        self.database_type.map_or("", DatabaseType::code)
    }

    /// The code of the provider, for what does not say its provider.
    pub(super) fn provider_code(&self) -> &'static str {
        self.provider.map_or("", CloudProvider::code)
    }
}

/// What stands in the place of a column that is not read.
const UNREAD: &str = "-";

impl Ask {
    /// Writes it for a reader in a worker.
    pub fn write(&self) -> String {
        let mut text = Writer::default();
        text.line(&["format", self.format.map_or("", Format::code)]);
        text.line(&["type", self.type_code()]);
        text.line(&["provider", self.provider_code()]);
        if let Some(columns) = &self.columns {
            let mut fields = vec!["columns"];
            for column in columns {
                fields.extend([column.heading.as_str(), column.taken_for.map_or(UNREAD, Column::code)]);
            }
            text.line(&fields);
        }
        text.into_text()
    }

    /// Reads what [`Ask::write`] wrote; what is not known is left out.
    pub fn read(text: &str) -> Self {
        let mut ask = Self::default();
        let mut lines = Lines::of(text);
        while let Some(mut line) = lines.next() {
            if line.is("format") {
                ask.format = line.text().parse().ok();
            } else if line.is("type") {
                ask.database_type = line.text().parse().ok();
            } else if line.is("provider") {
                ask.provider = line.text().parse().ok();
            } else if line.is("columns") {
                let columns = std::iter::from_fn(|| {
                    let (heading, code) = (line.text(), line.text());
                    (!code.is_empty()).then(|| TableColumn {
                        heading,
                        taken_for: code.parse().ok(),
                        ..TableColumn::default()
                    })
                });
                ask.columns = Some(columns.collect());
            }
        }
        ask
    }
}

#[cfg(test)]
mod tests {
    use super::Ask;
    use crate::domain::{CloudProvider, DatabaseType};
    use crate::intake::{Column, Format, TableColumn};

    fn check(ask: &Ask) {
        assert_eq!(&Ask::read(&ask.write()), ask);
    }

    #[test]
    fn what_was_written_is_read() {
        check(&Ask::default());
        check(&Ask { columns: Some(vec![]), ..Ask::default() });
        let mut columns = vec![TableColumn::default()];
        for column in Column::ALL {
            let heading = format!("\t{column}\n-");
            columns.push(TableColumn { heading, taken_for: Some(*column), ..TableColumn::default() });
        }
        for format in Format::ALL {
            check(&Ask {
                format: Some(*format),
                database_type: Some(DatabaseType::ManagedClusters),
                provider: Some(CloudProvider::Gcp),
                columns: Some(columns.clone()),
            });
        }
    }

    #[test]
    fn garbage_asks_for_nothing() {
        for text in ["", "\n", "format\tx\nprovider", "x\ty"] {
            assert_eq!(Ask::read(text), Ask::default(), "{text}");
        }
    }
}
