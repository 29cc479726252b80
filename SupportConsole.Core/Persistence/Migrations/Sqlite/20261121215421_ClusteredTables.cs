using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Core.Persistence.Migrations.Sqlite
{
    /// <summary>
    /// The hot tables are kept in the order of their keys, without a row number: one tree to search and to write instead of
    /// two. The model does not know of it; a later rebuild of one of these tables has to repeat it.
    /// </summary>
    [DbContext(typeof(SqliteConsoleDbContext))]
    [Migration("20261121215421_ClusteredTables")]
    public partial class ClusteredTables : Migration
    {
        private const string States =
            "account_id TEXT NOT NULL CONSTRAINT PK_account_states PRIMARY KEY, account_plan INTEGER NOT NULL, throttle_limit_override INTEGER NULL, " +
            "disabled INTEGER NOT NULL, eom_billing INTEGER NOT NULL, auto_pay_below INTEGER NULL, auto_pay_bring_back_to INTEGER NULL, balance INTEGER NOT NULL, " +
            "running INTEGER NOT NULL, queued INTEGER NOT NULL, next_sequence INTEGER NOT NULL, throttled_since INTEGER NULL, version INTEGER NOT NULL, " +
            "minute_end_limit INTEGER NOT NULL DEFAULT 0, minute_finished INTEGER NOT NULL DEFAULT 0, minute_peak_demand INTEGER NOT NULL DEFAULT 0, " +
            "minute_peak_queued INTEGER NOT NULL DEFAULT 0, minute_peak_running INTEGER NOT NULL DEFAULT 0, minute_refused_for_balance INTEGER NOT NULL DEFAULT 0, " +
            "minute_start INTEGER NOT NULL DEFAULT 0, minute_submitted INTEGER NOT NULL DEFAULT 0, minute_throttled INTEGER NOT NULL DEFAULT 0";

        private const string Minutes =
            "account_id TEXT NOT NULL, minute_start INTEGER NOT NULL, submitted INTEGER NOT NULL, throttled INTEGER NOT NULL, finished INTEGER NOT NULL, " +
            "refused_for_balance INTEGER NOT NULL, peak_running INTEGER NOT NULL, peak_queued INTEGER NOT NULL, peak_demand INTEGER NOT NULL, " +
            "end_running INTEGER NOT NULL, end_queued INTEGER NOT NULL, end_limit INTEGER NOT NULL, CONSTRAINT PK_throttle_minutes PRIMARY KEY (account_id, minute_start)";

        private const string Transcripts =
            "id TEXT NOT NULL CONSTRAINT PK_transcripts PRIMARY KEY, account_id TEXT NOT NULL, project_id TEXT NOT NULL, api_key_id TEXT NULL, model TEXT NOT NULL, " +
            "audio_url TEXT NULL, sequence INTEGER NOT NULL, status INTEGER NOT NULL, throttle INTEGER NOT NULL, attempts INTEGER NOT NULL, lease_owner TEXT NULL, " +
            "lease_token TEXT NULL, lease_expires_at INTEGER NULL, lease_seconds INTEGER NULL, submitted_at INTEGER NOT NULL, started_at INTEGER NULL, " +
            "finished_at INTEGER NULL, audio_milliseconds INTEGER NULL, cost INTEGER NOT NULL, error TEXT NULL";

        private const string Usage =
            "account_id TEXT NOT NULL, hour_start INTEGER NOT NULL, project_id TEXT NOT NULL, api_key_id TEXT NOT NULL, product INTEGER NOT NULL, model TEXT NOT NULL, " +
            "items INTEGER NOT NULL, milliseconds INTEGER NOT NULL, cost INTEGER NOT NULL, " +
            "CONSTRAINT PK_usage_hours PRIMARY KEY (account_id, hour_start, project_id, api_key_id, product, model)";

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => Rebuild(migrationBuilder, " WITHOUT ROWID");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => Rebuild(migrationBuilder, "");

        private static void Rebuild(MigrationBuilder migrationBuilder, string kind)
        {
            // The view names one of the tables, and SQLite refuses to rename what a view would lose.
            migrationBuilder.Sql("DROP VIEW throttle_history");
            foreach (var (table, columns) in new[] { ("account_states", States), ("throttle_minutes", Minutes), ("transcripts", Transcripts), ("usage_hours", Usage) })
            {
                var names = string.Join(", ", columns.Split(" CONSTRAINT PK_" + table + " PRIMARY KEY (")[0].TrimEnd(',').Split(", ").Select(column => column.Split(' ')[0]));
                migrationBuilder.Sql($"CREATE TABLE new_{table} ({columns}){kind}");
                migrationBuilder.Sql($"INSERT INTO new_{table} ({names}) SELECT {names} FROM {table}");
                migrationBuilder.Sql($"DROP TABLE {table}");
                migrationBuilder.Sql($"ALTER TABLE new_{table} RENAME TO {table}");
            }

            migrationBuilder.Sql(OpenMinutesSql.View);
            migrationBuilder.Sql(OpenMinutesSql.RefusedIndex);
            migrationBuilder.Sql("CREATE INDEX \"IX_account_states_queued\" ON account_states (queued) WHERE queued > 0");
            migrationBuilder.Sql("CREATE INDEX ix_throttle_minutes_refused ON throttle_minutes (minute_start) WHERE refused_for_balance > 0");
            migrationBuilder.Sql("CREATE INDEX ix_transcripts_leasable ON transcripts (started_at, sequence) WHERE status = 1 AND lease_token IS NULL");
            migrationBuilder.Sql("CREATE INDEX ix_transcripts_leased ON transcripts (lease_expires_at) WHERE status = 1 AND lease_token IS NOT NULL");
            migrationBuilder.Sql("CREATE INDEX ix_transcripts_queue ON transcripts (account_id, sequence) WHERE status = 0");
        }
    }
}
