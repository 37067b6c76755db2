//! Each page of the table, to each kind of person.

use crate::{
    harness::{header_of, text},
    rows::House,
};
use app::routes::{Audience, PAGES};
use http::StatusCode;

#[tokio::test]
async fn each_page_is_for_whom_the_table_says() {
    let house = House::new().await;
    let fill = |path: &str| {
        path.replace(":project", &house.project.to_string())
            .replace(":link", &house.link.to_string())
            .replace(":post", &house.post.to_string())
            .replace(":token", "none")
    };
    for (path, audience) in PAGES {
        let address = fill(path);
        for (who, cookie) in [
            ("nobody", ""),
            ("staff", &house.owner.cookie),
            ("a client", &house.client),
        ] {
            let answer = house.server.get(&address, cookie).await;
            let status = answer.status();
            assert!(!status.is_server_error(), "{path} to {who}: {status}");
            let led = header_of(&answer, "location").starts_with("/sign-in");
            let outside = *audience == Audience::Staff && who != "staff";
            assert_eq!(led, outside, "{path} to {who}: {status}");
            if status.is_redirection() {
                continue;
            }
            // Clients are on a phone: their pages have the small sheet.
            let page = text(answer).await;
            let small = page.contains("/pkg/review.css");
            assert_eq!(small, *audience == Audience::Client, "{path} to {who}");
            if *audience == Audience::Client && path.starts_with("/review/") {
                let right = if who == "a client" {
                    StatusCode::OK
                } else {
                    StatusCode::NOT_FOUND
                };
                assert_eq!(status, right, "{path} to {who}");
            }
        }
    }
}
