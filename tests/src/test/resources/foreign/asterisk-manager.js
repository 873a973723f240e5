// Run by AsteriskManagerTest: port, user, secret and the folder with node_modules are the arguments.
'use strict';
const [port, user, secret, folder] = process.argv.slice(2);
const ami = require(folder + '/node_modules/asterisk-manager')(Number(port), '127.0.0.1', user, secret, true);
const seen = [];

function tell(what, value) {
  console.log(what + ' ' + JSON.stringify(value));
}

function ask(action) {
  return new Promise((done, failed) => ami.action(action, (error, answer) => (error ? failed(error) : done(answer))));
}

function event(name) {
  return new Promise((done) => {
    const known = seen.find((each) => each.event === name);
    if (known) {
      done(known);
    } else {
      ami.on('managerevent', (each) => each.event === name && done(each));
    }
  });
}

ami.on('managerevent', (each) => seen.push(each));

(async () => {
  tell('ping', await ask({ action: 'ping' }));
  const call = { action: 'originate', channel: 'PJSIP/alice', context: 'default', exten: '200', priority: 1, async: 'yes' };
  tell('originate', await ask(call));
  const outcome = await event('OriginateResponse');
  tell('outcome', outcome);
  tell('channels', await ask({ action: 'coreshowchannels' }));
  tell('variable', await ask({ action: 'getvar', channel: outcome.channel, variable: 'CHANNEL' }));
  tell('hangup', await ask({ action: 'hangup', channel: outcome.channel }));
  tell('gone', await event('Hangup'));
  tell('refused', await ask({ action: 'hangup', channel: 'none' }).catch((refusal) => refusal));
  ami.disconnect(() => process.exit(0));
})().catch((failure) => {
  tell('failure', String(failure.stack || JSON.stringify(failure)));
  process.exit(1);
});
