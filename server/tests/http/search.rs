//! Searching: what is found, by whom, and what the page shows of it.

use crate::{
    case::failure,
    harness::{Browser, Server, text},
};
use domain::{
    Failure, ProjectId,
    search::HITS_MAX,
    views::planner::{Draft, Found},
};
use http::StatusCode;
use serde_json::json;
use service::projects::create_project::create_project;
use testing::Agency;

struct Plan {
    server: Server,
    owner: Browser,
    project: ProjectId,
    agency: Agency,
}

impl Plan {
    async fn new() -> Self {
        let server = Server::start().await;
        let agency = Agency::on(&server.services).await;
        Self {
            server,
            project: agency.project,
            owner: agency.owner.clone().into(),
            agency,
        }
    }

    async fn post(&self, caption: &str, date: &str) {
        let draft = Draft {
            date: date.into(),
            ..self.agency.draft(caption)
        };
        self.agency.save(draft).await;
    }

    async fn search(&self, words: &str) -> Found {
        let asked = json!({"project": self.project, "text": words});
        let answer = self
            .server
            .post_json("/api/search_posts", &self.owner.cookie, &asked)
            .await;
        assert_eq!(answer.status(), StatusCode::OK);
        serde_json::from_str(&text(answer).await).expect("what was found")
    }

    async fn page(&self, query: &str) -> String {
        let path = format!("/p/{}/calendar?{query}", self.project);
        text(self.server.get(&path, &self.owner.cookie).await).await
    }
}

fn titles(found: &Found) -> Vec<(String, Vec<&str>)> {
    found
        .months
        .iter()
        .map(|month| {
            let titles = month.posts.iter().map(|card| card.title.as_str()).collect();
            (
                month.month.map(|month| month.to_string()).unwrap_or_default(),
                titles,
            )
        })
        .collect()
}

#[tokio::test]
async fn words_of_later_lines_are_found_in_every_month() {
    let plan = Plan::new().await;
    plan.post("Morning all\nThe zanzibar roast is back", "2031-02-03")
        .await;
    plan.post("Encore\n\nLe Zanzibár", "2099-12-31").await;
    plan.post("No date yet\nzanzibar", "").await;
    plan.post("Something else", "2031-02-03").await;
    let found = plan.search("zanzibar").await;
    assert_eq!(
        titles(&found),
        [
            ("2099-12".into(), vec!["Encore"]),
            ("2031-02".into(), vec!["Morning all"]),
            (String::new(), vec!["No date yet"]),
        ]
    );
    assert_eq!(found.more, 0);
    assert_eq!(titles(&plan.search("back ZANZIBAR morning").await).len(), 1);
    for nothing in ["zanzibar else", "%", "", " ", "\u{200b}"] {
        assert_eq!(plan.search(nothing).await.months, [], "{nothing:?}");
    }
}

#[tokio::test]
async fn the_page_shows_what_was_found_without_scripts() {
    let plan = Plan::new().await;
    plan.post("Morning all\nThe zanzibar roast is back", "2031-02-03")
        .await;
    let page = plan.page("q=zanzibar").await;
    for shown in [
        "Search results",
        "Morning all",
        "February 2031",
        "1 post in all months",
    ] {
        assert!(page.contains(shown), "{shown}");
    }
    assert!(page.contains("month=2031-02"));
    assert!(!plan.page("q=").await.contains("Morning all"));
    let page = plan.page("q=%3Cscript%3Ealert(1)%3C/script%3E").await;
    assert!(page.contains("No post matches"));
    assert!(!page.contains("<script>alert(1)"));
}

#[tokio::test]
async fn only_the_latest_are_shown_and_the_others_counted() {
    let plan = Plan::new().await;
    for number in 0..HITS_MAX + 3 {
        plan.post(&format!("Roast {number}"), "2031-02-03").await;
    }
    let found = plan.search("roast").await;
    assert_eq!(found.months[0].posts.len(), HITS_MAX);
    assert_eq!(found.more, 3);
}

#[tokio::test]
async fn another_workspace_finds_nothing() {
    let plan = Plan::new().await;
    plan.post("zanzibar", "").await;
    let stranger = plan.server.owner("Another agency").await;
    let asked = json!({"project": plan.project, "text": "zanzibar"});
    let answer = plan
        .server
        .post_json("/api/search_posts", &stranger.cookie, &asked)
        .await;
    assert_eq!(failure(answer).await, Failure::NotFound);
    // Nor in a project of their own.
    let own = create_project(&plan.server.services, &stranger.staff, "Own", "UTC", None)
        .await
        .expect("a project");
    let asked = json!({"project": own, "text": "zanzibar"});
    let answer = plan
        .server
        .post_json("/api/search_posts", &stranger.cookie, &asked)
        .await;
    let found: Found = serde_json::from_str(&text(answer).await).expect("an answer");
    assert_eq!(found.months, []);
}
