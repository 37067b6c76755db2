//! Reading rows: a struct whose fields are columns of the same names, on either database.
//!
//! The library's own derive would compile both databases' drivers a second time, for the compiler.

/// Declares a struct that is read from a row. What stands in brackets is read from the same row by itself.
macro_rules! row {
    ($visibility:vis struct $name:ident { $($([$part:ident: $kind:ty])+)? $($field:ident: $type:ty),+ $(,)? }) => {
        $visibility struct $name {
            $($($part: $kind,)+)?
            $($field: $type,)+
        }

        impl<'r, R> sqlx::FromRow<'r, R> for $name
        where
            R: sqlx::Row,
            for<'c> &'c str: sqlx::ColumnIndex<R>,
            $($($kind: sqlx::FromRow<'r, R>,)+)?
            $($type: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,)+
        {
            fn from_row(row: &'r R) -> Result<Self, sqlx::Error> {
                Ok(Self {
                    $($($part: <$kind>::from_row(row)?,)+)?
                    $($field: row.try_get(stringify!($field))?,)+
                })
            }
        }
    };
}
pub(crate) use row;
