//! `aurpress deploy`: the configuration of a front server on standard output.

use super::{Exit, load_config};
use crate::cli::{DeployArgs, FrontServer};
use crate::config::ConfigError;
use crate::deploy::{self, Deployment};
use crate::report;
use anyhow::Context;

pub(super) fn run(args: &DeployArgs) -> anyhow::Result<Exit> {
    let Some(config) = load_config(&args.config, &[("listen", args.endpoint.clone())])? else { return Ok(Exit::Done) };
    let tree = std::path::absolute(config.output.join("current")).context("the working directory is gone")?;
    let deployment = Deployment {
        config: &config,
        listen: args.front.clone(),
        tree,
        endpoint: config.listen.clone(),
        precompressed: config.site.precompress,
    };
    let text = match args.server {
        FrontServer::Nginx => deploy::nginx(&deployment),
        FrontServer::Varnish => {
            deploy::varnish(&deployment).map_err(|message| ConfigError::new("deploy varnish", message))?
        }
    };
    report::data(&text);
    Ok(Exit::Done)
}
