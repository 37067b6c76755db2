use leptos::prelude::*;

/// Initials on a colour.
#[component]
pub fn Avatar(
    /// Whose.
    #[prop(into)]
    name: String,
    /// 1 to 8.
    #[prop(default = 4)]
    hue: i64,
    /// Further classes: `xs`, `lg`, `square`.
    #[prop(default = "")]
    class: &'static str,
) -> impl IntoView {
    let initials: String = match name.split_whitespace().collect::<Vec<_>>().as_slice() {
        [] => String::new(),
        [only] => only.chars().take(1).collect(),
        [first, .., last] => first.chars().take(1).chain(last.chars().take(1)).collect(),
    };
    view! { <span class=format!("avatar {class}") data-hue=hue aria-hidden="true">{initials.to_uppercase()}</span> }
}
