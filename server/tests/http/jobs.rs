//! Jobs: done once, or taken up again, wherever the program ends.

use crate::harness::{Server, text};
use async_trait::async_trait;
use domain::{JobId, Spelled, UnixMillis, job::Why, staff::Role, time::MINUTE};
use http::StatusCode;
use serde_json::json;
use server::{
    compose::{Composed, compose},
    config::{BaseUrl, Config, Flags},
    worker::work,
};
use service::{
    Services,
    begin::by_program,
    jobs::{
        Done, Job, NewJob, Task, Tasks, Trouble, Work,
        attend::{Bench, LEASE, Step, Steps, TRIES, Unwatched},
    },
    ports::Store,
};
use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};
use strum::VariantArray;
use testing::{Hands, database};
use tokio_util::sync::CancellationToken;

/// How often the job was done, as the database has it.
const DONE: &str = "test.done";

/// Writes in its last unit how often it was done. Fails as often as is told, before that.
struct Counts {
    failures: AtomicI64,
}

impl Counts {
    fn failing(times: i64) -> Arc<Self> {
        Arc::new(Self {
            failures: AtomicI64::new(times),
        })
    }
}

#[async_trait]
impl Work for Counts {
    async fn carry_out(&self, services: &Services, _: &Job) -> Result<Done, Trouble> {
        if self.failures.fetch_sub(1, Ordering::SeqCst) > 0 {
            return Err(Trouble::Passing(Why::Panicked));
        }
        let mut unit = services.begin_by_program().await?;
        let done = done(unit.tx().setting(DONE).await?) + 1;
        unit.tx().set_setting(DONE, Some(&done.to_string())).await?;
        Ok(Done { unit, again_at: None })
    }
}

fn done(setting: Option<String>) -> i64 {
    setting.map_or(0, |text| text.parse().expect("a number"))
}

/// Says where it is; stays at one step until it is killed.
struct Stays(Step);

#[async_trait]
impl Steps for Stays {
    async fn reached(&self, step: Step) {
        if step == self.0 {
            println!("\nstays at {}", step.as_str());
            std::future::pending::<()>().await;
        }
    }
}

async fn open(data: &Path, url: Option<String>) -> Composed {
    let flags = Flags {
        data: Some(data.to_owned()),
        database_url: url,
        ..Flags::default()
    };
    let config = Config::from_sources(Some(""), &BTreeMap::new(), &flags).expect("a configuration");
    compose(&config, &BaseUrl::local(3000)).await.expect("a server")
}

async fn add(services: &Services, key: &str) -> JobId {
    let now = services.clock.now();
    let job = NewJob {
        id: services.id(),
        workspace_id: None,
        task: Task::Sweep.written(),
        key: key.to_owned(),
        due_at: now,
        created_at: now,
    };
    let mut unit = by_program(&*services.store).await.expect("a turn");
    assert!(unit.tx().add_job(&job).await.expect("added"));
    unit.commit().await.expect("kept");
    job.id
}

/// Waits until nothing is to be done; either server may do the last of it.
async fn all_done([one, other]: [&Composed; 2]) {
    loop {
        let changed = futures::future::select(one.store.changed(), other.store.changed());
        let next = one.store.read().await.expect("read").next_job_at().await;
        if next.expect("read").is_none() {
            return;
        }
        changed.await;
    }
}

/// A program of its own, which is killed at the step that it names.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "another test starts it"]
async fn child() {
    let given = |name: &str| std::env::var(name).ok().filter(|text| !text.is_empty());
    let Some(data) = given("JOBS_DATA") else { return };
    let name = given("JOBS_STEP").expect("a step");
    let step = Step::VARIANTS
        .iter()
        .copied()
        .find(|step| step.as_str() == name)
        .expect("a step");
    let Composed { services, .. } = open(Path::new(&data), given("JOBS_URL")).await;
    let shutdown = CancellationToken::new();
    let bench = Bench {
        services,
        work: Counts::failing(i64::from(step == Step::Failed)),
        steps: Arc::new(Stays(step)),
    };
    work(bench, shutdown).await;
}

fn kill_at(step: Step, data: &Path, url: Option<&str>) {
    let program = std::env::current_exe().expect("this program");
    let mut child = Command::new(program)
        .args(["jobs::child", "--exact", "--ignored", "--nocapture"])
        .env("JOBS_DATA", data)
        .env("JOBS_URL", url.unwrap_or_default())
        .env("JOBS_STEP", step.as_str())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a child");
    let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let said = format!("stays at {}", step.as_str());
    let reached = lines.any(|line| line.is_ok_and(|line| line == said));
    child.kill().expect("killed");
    child.wait().expect("gone");
    assert!(reached, "it came to {}", step.as_str());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_job_is_done_once_wherever_the_program_is_killed() {
    for step in Step::VARIANTS.iter().copied() {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("data");
        let (_, url) = database().await;
        let Composed { services, store } = open(&data, url.clone()).await;
        add(&services, "count").await;
        drop(services);
        store.close().await;
        drop(store);
        let kill = (data.clone(), url.clone());
        tokio::task::spawn_blocking(move || kill_at(step, &kill.0, kill.1.as_deref()))
            .await
            .expect("a child");

        // Two workers, on two servers where the database takes them, after the claim is over.
        let one = open(&data, url.clone()).await;
        let other = match &url {
            Some(_) => open(&data, url.clone()).await,
            None => Composed {
                services: one.services.clone(),
                store: Arc::clone(&one.store),
            },
        };
        let later = one.services.clock.now().plus(LEASE + MINUTE);
        let stop = CancellationToken::new();
        let shutdown = stop.clone();
        let counts = Counts::failing(0);
        let mut working = Vec::new();
        for composed in [&one, &other] {
            let mut services = composed.services.clone();
            services.clock = Arc::new(Hands::at(later));
            let bench = Bench {
                services,
                work: Arc::clone(&counts) as Arc<dyn Work>,
                steps: Arc::new(Unwatched),
            };
            working.push(tokio::spawn(work(bench, shutdown.clone())));
        }
        all_done([&one, &other]).await;
        stop.cancel();
        for worker in working {
            worker.await.expect("ended");
        }
        let setting = one.store.read().await.expect("read").setting(DONE).await;
        assert_eq!(done(setting.expect("read")), 1, "killed at {}", step.as_str());
        one.store.close().await;
        other.store.close().await;
    }
}

/// A server and its worker, which is told the time.
async fn bench(server: &Server, work: Arc<dyn Work>, at: UnixMillis) -> Bench {
    let mut services = server.services.clone();
    services.clock = Arc::new(Hands::at(at));
    Bench {
        services,
        work,
        steps: Arc::new(Unwatched),
    }
}

#[tokio::test]
async fn what_fails_again_and_again_is_set_aside_where_an_admin_settles_it() {
    let server = Server::start().await;
    let owner = server.owner("Lumen").await;
    let editor = server.colleague(&owner, Role::Editor, true).await;
    let id = add(&server.services, "count").await;
    let failing = Counts::failing(i64::MAX);
    let mut now = server.services.clock.now();
    for number in 1..=TRIES {
        let bench = bench(&server, Arc::clone(&failing) as Arc<dyn Work>, now).await;
        let job = bench.claim().await.expect("claimed").expect("a job");
        assert_eq!(job.tries, number);
        bench.attend(job, std::future::pending()).await.expect("attended");
        let next = bench.next_due().await.expect("read");
        assert_eq!(next.is_some(), number < TRIES);
        now = next.unwrap_or(now);
    }

    let page = async || text(server.get("/work", &owner.cookie).await).await;
    let shown = page().await;
    assert!(shown.contains("Set aside after 12 tries"), "{shown}");
    assert!(shown.contains("The program met a fault of its own."));
    assert!(shown.contains("One piece of work needs you"), "the badge");
    let other = text(server.get("/links", &editor.cookie).await).await;
    assert!(!other.contains("/work"));
    for path in ["/api/work", "/api/try_job_again", "/api/drop_job"] {
        let answer = server.post_json(path, &editor.cookie, &json!({"id": id})).await;
        assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{path}");
    }

    let again = server
        .post_json("/api/try_job_again", &owner.cookie, &json!({"id": id}))
        .await;
    assert_eq!(again.status(), StatusCode::OK);
    assert!(page().await.contains("Nothing waits for you"));
    let bench = bench(&server, Counts::failing(0), now).await;
    let job = bench.claim().await.expect("claimed").expect("a job");
    bench.attend(job, std::future::pending()).await.expect("attended");
    let setting = server
        .services
        .store
        .read()
        .await
        .expect("read")
        .setting(DONE)
        .await;
    assert_eq!(done(setting.expect("read")), 1);
    let gone = server
        .post_json("/api/drop_job", &owner.cookie, &json!({"id": id}))
        .await;
    assert_eq!(gone.status(), StatusCode::NOT_FOUND);
    let log = text(server.get("/audit", &owner.cookie).await).await;
    assert!(
        log.contains("had the program try again what it had set aside"),
        "{log}"
    );
}

#[tokio::test]
async fn a_server_that_ends_gives_up_what_it_has_not_done() {
    struct Forever;
    #[async_trait]
    impl Work for Forever {
        async fn carry_out(&self, _: &Services, _: &Job) -> Result<Done, Trouble> {
            std::future::pending().await
        }
    }
    let server = Server::start().await;
    add(&server.services, "count").await;
    let now = server.services.clock.now().plus(1);
    let bench = bench(&server, Arc::new(Forever), now).await;
    let job = bench.claim().await.expect("claimed").expect("a job");
    assert_eq!(bench.next_due().await, Ok(Some(now.plus(LEASE))));
    bench.attend(job, std::future::ready(())).await.expect("attended");
    assert_eq!(
        bench.next_due().await,
        Ok(Some(now)),
        "at once, for whoever comes next"
    );
    let job = bench.claim().await.expect("claimed").expect("a job");
    assert_eq!(job.tries, 1, "that was no try");
}

#[tokio::test]
async fn sweeping_is_a_job_that_comes_again() {
    let server = Server::start().await;
    service::jobs::ensure(&server.services).await.expect("ensured");
    service::jobs::ensure(&server.services)
        .await
        .expect("there is one");
    let now = server.services.clock.now().plus(1);
    let bench = bench(&server, Arc::new(Tasks), now).await;
    let job = bench.claim().await.expect("claimed").expect("a job");
    assert_eq!(bench.claim().await, Ok(None), "one");
    bench.attend(job, std::future::pending()).await.expect("attended");
    assert_eq!(bench.next_due().await, Ok(Some(now.plus(60 * MINUTE))));
}
