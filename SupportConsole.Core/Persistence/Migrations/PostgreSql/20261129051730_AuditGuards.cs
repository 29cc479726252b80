using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Core.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class AuditGuards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "account_look_ups",
                columns: table => new
                {
                    account_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    hour_start = table.Column<long>(type: "bigint", nullable: false),
                    actor_id = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    actor_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    happened_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_look_ups", x => new { x.account_id, x.hour_start, x.actor_id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_account_look_ups_hour_start",
                table: "account_look_ups",
                column: "hour_start");

            foreach (var statement in AuditTriggersSql.PostgreSql)
            {
                migrationBuilder.Sql(statement);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var statement in AuditTriggersSql.PostgreSqlDown)
            {
                migrationBuilder.Sql(statement);
            }

            migrationBuilder.DropTable(
                name: "account_look_ups");
        }
    }
}
