using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Core.Persistence.Migrations.SqlServer
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
                type: "int",
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
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "minute_peak_queued",
                table: "account_states",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "minute_peak_running",
                table: "account_states",
                type: "int",
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

            foreach (var statement in OpenMinutesSql.Up)
            {
                migrationBuilder.Sql(SqlServerBatch.Of(statement));
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var statement in OpenMinutesSql.Down)
            {
                migrationBuilder.Sql(SqlServerBatch.Of(statement));
            }

            migrationBuilder.Sql("DROP INDEX ix_account_states_refused ON account_states");

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
