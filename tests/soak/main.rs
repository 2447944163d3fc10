//! Twice the load that `aurpress serve` can take, for as long as asked: `soak PROGRAM OUTPUT SECONDS`.
//!
//! Measures the capacity first (connections that ask again as soon as they are answered), then sends twice that rate
//! whatever the answers are, with clients among them that send or read slowly, and asks for the health all the while.
//! Generator and server share the machine, so a health check's time includes waiting for a processor; [`stall`] tells
//! what of it no server could have spared.

#![allow(clippy::print_stdout, clippy::unwrap_used)]

mod client;
mod process;
mod slow;
mod stall;
mod tally;

use process::Server;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::{Duration, Instant};
use tally::Tally;

/// Connections that measure the capacity.
const CLOSED: usize = 32;

/// Connections that carry the load: more than requests in flight at twice the capacity.
const OPEN: usize = 512;

/// Slow clients of each of the three sorts.
const SLOW: usize = 40;

/// A health check may take so long.
const HEALTH: Duration = Duration::from_millis(50);

fn main() -> std::process::ExitCode {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().expect("soak PROGRAM OUTPUT SECONDS");
    let server = Server::start(&next(), &next());
    let seconds: u64 = next().parse().expect("a number of seconds");
    let names = client::Mix::new(server.names());
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let good = runtime.block_on(soak(server, Arc::new(names), Duration::from_secs(seconds)));
    if good { std::process::ExitCode::SUCCESS } else { std::process::ExitCode::FAILURE }
}

async fn soak(mut server: Server, mix: Arc<client::Mix>, time: Duration) -> bool {
    let capacity = capacity(server.address, &mix).await;
    let rate = 2.0 * capacity;
    println!("capacity {capacity:.0} requests/s; now {rate:.0}/s for {} s", time.as_secs());
    let tally = Arc::new(Tally::default());
    let end = Instant::now() + time;
    let mut tasks = Vec::new();
    for number in 0..OPEN {
        let (mix, tally) = (Arc::clone(&mix), Arc::clone(&tally));
        let pause = Duration::from_secs_f64(OPEN as f64 / rate);
        tasks.push(tokio::spawn(client::paced(server.address, mix, tally, number, pause, end)));
    }
    for number in 0..3 * SLOW {
        tasks.push(tokio::spawn(slow::client(server.address, number % 3, Arc::clone(&tally), end)));
    }
    let health = health_thread(server.address, end);
    let stalls = stall::watch(end);
    let mut memory = Vec::new();
    let step = time / 10;
    let begun = Instant::now();
    for number in 1..=10 {
        tokio::time::sleep_until((begun + step * number).into()).await;
        memory.push(server.memory());
        println!("{:>5} s: {:>4} MiB, {}", (step * number).as_secs(), memory[memory.len() - 1] >> 20, tally.line());
    }
    for task in tasks {
        task.await.unwrap();
    }
    let (health, stalls) = (health.join().unwrap(), stalls.join().unwrap());
    report_load(&tally, rate, time);
    let prompt = report_health(&health, &stalls);
    println!("{}", server.metrics().join("\n"));
    let alive = server.is_alive();
    let stopped = server.stop();
    println!("server: alive at the end: {alive}; ended well: {stopped}");
    let wrong = tally.lost.load(Relaxed) + tally.faults.load(Relaxed);
    alive && stopped && wrong == 0 && prompt
}

/// Requests a second that are answered when each waits for the one before.
async fn capacity(address: SocketAddr, mix: &Arc<client::Mix>) -> f64 {
    let tally = Arc::new(Tally::default());
    let time = Duration::from_secs(5);
    let end = Instant::now() + time;
    let tasks: Vec<_> = (0..CLOSED)
        .map(|number| client::paced(address, Arc::clone(mix), Arc::clone(&tally), number, Duration::ZERO, end))
        .map(tokio::spawn)
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    tally.good.load(Relaxed) as f64 / time.as_secs_f64()
}

/// A health check on a new connection.
struct Check {
    begun: Instant,
    ended: Instant,
    answered: bool,
}

/// Makes health checks, on a thread that nothing else slows down.
fn health_thread(address: SocketAddr, end: Instant) -> std::thread::JoinHandle<Vec<Check>> {
    std::thread::spawn(move || {
        let mut checks = Vec::new();
        while Instant::now() < end {
            let begun = Instant::now();
            let answered = client::health(address);
            checks.push(Check { begun, ended: Instant::now(), answered });
            std::thread::sleep(Duration::from_millis(20));
        }
        checks
    })
}

fn report_load(tally: &Tally, rate: f64, time: Duration) {
    println!("sent {:.0}/s of {rate:.0}/s; {}", tally.sent.load(Relaxed) as f64 / time.as_secs_f64(), tally.line());
    println!(
        "slow clients: {} let go or refused, {} answered",
        tally.slow_ended.load(Relaxed),
        tally.slow_answered.load(Relaxed)
    );
}

/// Whether every check was answered, and in time but for what the machine stood still meanwhile.
fn report_health(checks: &[Check], stalls: &stall::Stalls) -> bool {
    let mut times: Vec<Duration> = checks.iter().map(|check| check.ended - check.begun).collect();
    times.sort_unstable();
    let missed = checks.iter().filter(|check| !check.answered).count();
    let part =
        |part: f64| times.get((times.len() as f64 * part) as usize).or(times.last()).copied().unwrap_or_default();
    let mut late = 0;
    for check in checks.iter().filter(|check| check.ended - check.begun > HEALTH) {
        let (took, stood) = (check.ended - check.begun, stalls.within(check.begun, check.ended));
        let after = check.begun - checks[0].begun;
        println!("health: a check of {took:?} after {after:?}, in which the machine stood still for {stood:?}");
        late += usize::from(took - stood.min(took) > HEALTH);
    }
    println!(
        "health: {} checks, {missed} unanswered, {late} above 50 ms by the server; median {:?}, p99 {:?}, p99.9 {:?}, \
         longest {:?}; {} stalls of the machine above 5 ms",
        checks.len(),
        part(0.5),
        part(0.99),
        part(0.999),
        part(1.0),
        stalls.count()
    );
    missed == 0 && late == 0
}
