import { untilStopped, type Program } from './program.ts';

/** A database that wants a password before it starts for the first time, and gives up without one. */
function database(port: number, secrets: readonly string[], complaint: string): Program {
  return {
    ports: [port],
    usage: { cpu: 4, memory: 90_000_000 },
    *run({ env }) {
      yield { pause: 150 };
      if (!secrets.some((name) => env[name] !== undefined)) {
        yield { write: complaint, to: 'stderr' };
        return 1;
      }
      yield untilStopped;
      return 0;
    },
    *stop() {
      yield { pause: 400 };
      return 0;
    },
  };
}

export const postgres = database(
  5432,
  ['POSTGRES_PASSWORD', 'POSTGRES_PASSWORD_FILE', 'POSTGRES_HOST_AUTH_METHOD'],
  'Error: Database is uninitialized and superuser password is not specified.',
);

export const mysql = database(
  3306,
  ['MYSQL_ROOT_PASSWORD', 'MYSQL_ALLOW_EMPTY_PASSWORD', 'MYSQL_RANDOM_ROOT_PASSWORD', 'MARIADB_ROOT_PASSWORD'],
  '[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified',
);
