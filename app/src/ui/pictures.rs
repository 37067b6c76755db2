//! Pictures that did not arrive.

/// Loads anew the pictures of the page that failed: the way to the server is open again. The browser does not try by itself.
pub fn load_failed_again() {
    use wasm_bindgen::JsCast;
    let Ok(all) = leptos::prelude::document().query_selector_all("img[src]") else {
        return;
    };
    let pictures = (0..all.length()).filter_map(|index| all.get(index));
    for picture in pictures.filter_map(|node| node.dyn_into::<web_sys::HtmlImageElement>().ok()) {
        if picture.complete() && picture.natural_width() == 0 {
            picture.set_src(&picture.src());
        }
    }
}
