using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Core.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Throttling : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(WaitsSql.DropView);

            migrationBuilder.AddColumn<long>(
                name: "longest_wait_milliseconds",
                table: "throttle_minutes",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "wait_milliseconds",
                table: "throttle_minutes",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "waited",
                table: "throttle_minutes",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "expires_at",
                table: "limit_overrides",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "reverts_to",
                table: "limit_overrides",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "reverts_to_source",
                table: "limit_overrides",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "minute_longest_wait_milliseconds",
                table: "account_states",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "minute_wait_milliseconds",
                table: "account_states",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "minute_waited",
                table: "account_states",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "throttle_mail_day",
                table: "account_states",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "account_alerts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    state = table.Column<int>(type: "int", nullable: false),
                    over_since = table.Column<long>(type: "bigint", nullable: false),
                    raised_at = table.Column<long>(type: "bigint", nullable: false),
                    peak_demand = table.Column<int>(type: "int", nullable: false),
                    limit_value = table.Column<int>(type: "int", nullable: false),
                    claimed_by_id = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2"),
                    claimed_by = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2"),
                    claimed_at = table.Column<long>(type: "bigint", nullable: true),
                    ended_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_alerts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "account_notes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    author_id = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    author_name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    written_at = table.Column<long>(type: "bigint", nullable: false),
                    note_text = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    pinned = table.Column<bool>(type: "bit", nullable: false),
                    removed_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_notes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "escalations",
                columns: table => new
                {
                    id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    state = table.Column<int>(type: "int", nullable: false),
                    old_limit = table.Column<int>(type: "int", nullable: false),
                    new_limit = table.Column<int>(type: "int", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: true),
                    guardrail = table.Column<int>(type: "int", nullable: false),
                    peak_demand = table.Column<int>(type: "int", nullable: false),
                    running = table.Column<int>(type: "int", nullable: false),
                    queued = table.Column<int>(type: "int", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    ticket = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    requested_by_id = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    requested_by = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    requested_at = table.Column<long>(type: "bigint", nullable: false),
                    lapses_at = table.Column<long>(type: "bigint", nullable: false),
                    request_audit_sequence = table.Column<long>(type: "bigint", nullable: false),
                    decided_by_id = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2"),
                    decided_by = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2"),
                    decided_at = table.Column<long>(type: "bigint", nullable: true),
                    decision_comment = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    decision_audit_sequence = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_escalations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "limit_changes",
                columns: table => new
                {
                    audit_sequence = table.Column<long>(type: "bigint", nullable: false),
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    kind = table.Column<int>(type: "int", nullable: false),
                    cause = table.Column<int>(type: "int", nullable: false),
                    happened_at = table.Column<long>(type: "bigint", nullable: false),
                    changed_by = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    old_limit = table.Column<int>(type: "int", nullable: false),
                    old_source = table.Column<int>(type: "int", nullable: false),
                    old_expires_at = table.Column<long>(type: "bigint", nullable: true),
                    old_reverts_to = table.Column<int>(type: "int", nullable: true),
                    old_reverts_to_source = table.Column<int>(type: "int", nullable: false),
                    new_limit = table.Column<int>(type: "int", nullable: false),
                    new_source = table.Column<int>(type: "int", nullable: false),
                    new_expires_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_limit_changes", x => x.audit_sequence);
                });

            migrationBuilder.CreateTable(
                name: "outbox_messages",
                columns: table => new
                {
                    id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    kind = table.Column<int>(type: "int", nullable: false),
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    deduplication_key = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    payload = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<int>(type: "int", nullable: false),
                    attempts = table.Column<int>(type: "int", nullable: false),
                    next_attempt_at = table.Column<long>(type: "bigint", nullable: false),
                    claimed_by = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    sent_at = table.Column<long>(type: "bigint", nullable: true),
                    sent_to = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    last_error = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "rollup_marks",
                columns: table => new
                {
                    resolution = table.Column<int>(type: "int", nullable: false),
                    rolled_up_to = table.Column<long>(type: "bigint", nullable: false),
                    source_kept_from = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rollup_marks", x => x.resolution);
                });

            migrationBuilder.CreateTable(
                name: "throttle_rollups",
                columns: table => new
                {
                    account_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    resolution = table.Column<int>(type: "int", nullable: false),
                    bucket_start = table.Column<long>(type: "bigint", nullable: false),
                    submitted = table.Column<long>(type: "bigint", nullable: false),
                    throttled = table.Column<long>(type: "bigint", nullable: false),
                    finished = table.Column<long>(type: "bigint", nullable: false),
                    refused_for_balance = table.Column<long>(type: "bigint", nullable: false),
                    waited = table.Column<long>(type: "bigint", nullable: false),
                    wait_milliseconds = table.Column<long>(type: "bigint", nullable: false),
                    longest_wait_milliseconds = table.Column<long>(type: "bigint", nullable: false),
                    peak_running = table.Column<int>(type: "int", nullable: false),
                    peak_queued = table.Column<int>(type: "int", nullable: false),
                    peak_demand = table.Column<int>(type: "int", nullable: false),
                    end_running = table.Column<int>(type: "int", nullable: false),
                    end_queued = table.Column<int>(type: "int", nullable: false),
                    end_limit = table.Column<int>(type: "int", nullable: false),
                    throttled_minutes = table.Column<int>(type: "int", nullable: false),
                    episodes = table.Column<int>(type: "int", nullable: false),
                    last_throttled_minute = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_throttle_rollups", x => new { x.account_id, x.resolution, x.bucket_start });
                });

            migrationBuilder.CreateIndex(
                name: "ix_transcripts_finished",
                table: "transcripts",
                columns: new[] { "finished_at", "account_id", "submitted_at", "started_at" },
                filter: "finished_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_limit_overrides_expires_at",
                table: "limit_overrides",
                column: "expires_at",
                filter: "expires_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_account_alerts_account_id_raised_at",
                table: "account_alerts",
                columns: new[] { "account_id", "raised_at" });

            migrationBuilder.CreateIndex(
                name: "ix_account_alerts_live",
                table: "account_alerts",
                column: "account_id",
                unique: true,
                filter: "state < 2");

            migrationBuilder.CreateIndex(
                name: "IX_account_notes_account_id_written_at",
                table: "account_notes",
                columns: new[] { "account_id", "written_at" });

            migrationBuilder.CreateIndex(
                name: "IX_escalations_account_id_requested_at",
                table: "escalations",
                columns: new[] { "account_id", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "IX_escalations_state_requested_at",
                table: "escalations",
                columns: new[] { "state", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ix_escalations_waiting",
                table: "escalations",
                column: "account_id",
                unique: true,
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "IX_limit_changes_account_id_happened_at",
                table: "limit_changes",
                columns: new[] { "account_id", "happened_at" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_messages_account_id_created_at",
                table: "outbox_messages",
                columns: new[] { "account_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_messages_deduplication_key",
                table: "outbox_messages",
                column: "deduplication_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_pending",
                table: "outbox_messages",
                column: "next_attempt_at",
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_throttle_rollups_throttled",
                table: "throttle_rollups",
                columns: new[] { "resolution", "bucket_start", "account_id", "throttled_minutes", "throttled", "episodes", "peak_queued" },
                filter: "throttled_minutes > 0");

            migrationBuilder.CreateIndex(
                name: "ix_throttle_rollups_refused",
                table: "throttle_rollups",
                columns: new[] { "resolution", "bucket_start", "account_id", "refused_for_balance" },
                filter: "refused_for_balance > 0");

            migrationBuilder.CreateIndex(
                name: "ix_throttle_minutes_throttled",
                table: "throttle_minutes",
                columns: new[] { "minute_start", "account_id", "throttled", "peak_queued", "end_queued" },
                filter: "peak_queued > 0");

            migrationBuilder.Sql(SqlServerBatch.Of(WaitsSql.View));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(WaitsSql.DropView);

            migrationBuilder.DropTable(
                name: "account_alerts");

            migrationBuilder.DropTable(
                name: "account_notes");

            migrationBuilder.DropTable(
                name: "escalations");

            migrationBuilder.DropTable(
                name: "limit_changes");

            migrationBuilder.DropTable(
                name: "outbox_messages");

            migrationBuilder.DropTable(
                name: "rollup_marks");

            migrationBuilder.DropTable(
                name: "throttle_rollups");

            migrationBuilder.DropIndex(
                name: "ix_throttle_minutes_throttled",
                table: "throttle_minutes");

            migrationBuilder.DropIndex(
                name: "ix_transcripts_finished",
                table: "transcripts");

            migrationBuilder.DropIndex(
                name: "IX_limit_overrides_expires_at",
                table: "limit_overrides");

            migrationBuilder.DropColumn(
                name: "longest_wait_milliseconds",
                table: "throttle_minutes");

            migrationBuilder.DropColumn(
                name: "wait_milliseconds",
                table: "throttle_minutes");

            migrationBuilder.DropColumn(
                name: "waited",
                table: "throttle_minutes");

            migrationBuilder.DropColumn(
                name: "expires_at",
                table: "limit_overrides");

            migrationBuilder.DropColumn(
                name: "reverts_to",
                table: "limit_overrides");

            migrationBuilder.DropColumn(
                name: "reverts_to_source",
                table: "limit_overrides");

            migrationBuilder.DropColumn(
                name: "minute_longest_wait_milliseconds",
                table: "account_states");

            migrationBuilder.DropColumn(
                name: "minute_wait_milliseconds",
                table: "account_states");

            migrationBuilder.DropColumn(
                name: "minute_waited",
                table: "account_states");

            migrationBuilder.DropColumn(
                name: "throttle_mail_day",
                table: "account_states");

            migrationBuilder.Sql(SqlServerBatch.Of(OpenMinutesSql.View));
        }
    }
}
