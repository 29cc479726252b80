using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Core.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ExpandAccountTable : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "changed_at",
                table: "accounts",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "person_choices",
                columns: table => new
                {
                    person_id = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    kind = table.Column<int>(type: "int", nullable: false),
                    name_key = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    name = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    choice_value = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    kept_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_choices", x => new { x.person_id, x.kind, x.name_key });
                });

            migrationBuilder.CreateIndex(
                name: "IX_streaming_minutes_minute_start",
                table: "streaming_minutes",
                column: "minute_start");

            migrationBuilder.CreateIndex(
                name: "IX_limit_overrides_limit_value_account_id_kind",
                table: "limit_overrides",
                columns: new[] { "limit_value", "account_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_changed_at",
                table: "accounts",
                column: "changed_at");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_created_at",
                table: "accounts",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "IX_account_states_account_plan_account_id",
                table: "account_states",
                columns: new[] { "account_plan", "account_id" });

            migrationBuilder.CreateIndex(
                name: "ix_account_states_at_work",
                table: "account_states",
                columns: new[] { "running", "account_id" },
                filter: "running > 0");

            migrationBuilder.CreateIndex(
                name: "ix_account_states_disabled",
                table: "account_states",
                column: "account_id",
                filter: "disabled = 1");

            migrationBuilder.CreateIndex(
                name: "ix_account_states_invoiced",
                table: "account_states",
                column: "account_id",
                filter: "eom_billing = 1");

            migrationBuilder.CreateIndex(
                name: "ix_account_states_negative",
                table: "account_states",
                columns: new[] { "balance", "account_id" },
                filter: "balance < 0");

            migrationBuilder.CreateIndex(
                name: "IX_account_states_streaming_limit_override_account_id",
                table: "account_states",
                columns: new[] { "streaming_limit_override", "account_id" },
                filter: "streaming_limit_override IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_account_states_throttle_limit_override_account_id",
                table: "account_states",
                columns: new[] { "throttle_limit_override", "account_id" },
                filter: "throttle_limit_override IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_account_look_ups_actor_id_hour_start",
                table: "account_look_ups",
                columns: new[] { "actor_id", "hour_start" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "person_choices");

            migrationBuilder.DropIndex(
                name: "IX_streaming_minutes_minute_start",
                table: "streaming_minutes");

            migrationBuilder.DropIndex(
                name: "IX_limit_overrides_limit_value_account_id_kind",
                table: "limit_overrides");

            migrationBuilder.DropIndex(
                name: "IX_accounts_changed_at",
                table: "accounts");

            migrationBuilder.DropIndex(
                name: "IX_accounts_created_at",
                table: "accounts");

            migrationBuilder.DropIndex(
                name: "IX_account_states_account_plan_account_id",
                table: "account_states");

            migrationBuilder.DropIndex(
                name: "ix_account_states_at_work",
                table: "account_states");

            migrationBuilder.DropIndex(
                name: "ix_account_states_disabled",
                table: "account_states");

            migrationBuilder.DropIndex(
                name: "ix_account_states_invoiced",
                table: "account_states");

            migrationBuilder.DropIndex(
                name: "ix_account_states_negative",
                table: "account_states");

            migrationBuilder.DropIndex(
                name: "IX_account_states_streaming_limit_override_account_id",
                table: "account_states");

            migrationBuilder.DropIndex(
                name: "IX_account_states_throttle_limit_override_account_id",
                table: "account_states");

            migrationBuilder.DropIndex(
                name: "IX_account_look_ups_actor_id_hour_start",
                table: "account_look_ups");

            migrationBuilder.DropColumn(
                name: "changed_at",
                table: "accounts");
        }
    }
}
