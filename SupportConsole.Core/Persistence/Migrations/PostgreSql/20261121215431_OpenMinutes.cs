using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Core.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class OpenMinutes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "minute_end_limit",
                table: "account_states",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "minute_finished",
                table: "account_states",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "minute_peak_demand",
                table: "account_states",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "minute_peak_queued",
                table: "account_states",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "minute_peak_running",
                table: "account_states",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "minute_refused_for_balance",
                table: "account_states",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "minute_start",
                table: "account_states",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "minute_submitted",
                table: "account_states",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "minute_throttled",
                table: "account_states",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            // Room on the page for the next version of a row that is written again and again: no index has to be touched then.
            migrationBuilder.Sql("ALTER TABLE account_states SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000)");
            migrationBuilder.Sql("ALTER TABLE usage_hours SET (fillfactor = 70)");
            migrationBuilder.Sql("ALTER TABLE transcripts SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02)");

            foreach (var statement in OpenMinutesSql.Up)
            {
                migrationBuilder.Sql(statement);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var statement in OpenMinutesSql.Down)
            {
                migrationBuilder.Sql(statement);
            }

            migrationBuilder.Sql("DROP INDEX ix_account_states_refused");

            migrationBuilder.DropColumn(
                name: "minute_end_limit",
                table: "account_states");

            migrationBuilder.DropColumn(
                name: "minute_finished",
                table: "account_states");

            migrationBuilder.DropColumn(
                name: "minute_peak_demand",
                table: "account_states");

            migrationBuilder.DropColumn(
                name: "minute_peak_queued",
                table: "account_states");

            migrationBuilder.DropColumn(
                name: "minute_peak_running",
                table: "account_states");

            migrationBuilder.DropColumn(
                name: "minute_refused_for_balance",
                table: "account_states");

            migrationBuilder.DropColumn(
                name: "minute_start",
                table: "account_states");

            migrationBuilder.DropColumn(
                name: "minute_submitted",
                table: "account_states");

            migrationBuilder.DropColumn(
                name: "minute_throttled",
                table: "account_states");
        }
    }
}
