using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Core.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class StreamingAndLemur : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "lemur_limit_override",
                table: "account_states",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "streaming_limit_override",
                table: "account_states",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "lemur_windows",
                columns: table => new
                {
                    account_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    admissions = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lemur_windows", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "streaming_minutes",
                columns: table => new
                {
                    account_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    minute_start = table.Column<long>(type: "bigint", nullable: false),
                    session_limit = table.Column<int>(type: "integer", nullable: false),
                    opened = table.Column<long>(type: "bigint", nullable: false),
                    refused = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_streaming_minutes", x => new { x.account_id, x.minute_start });
                });

            migrationBuilder.CreateTable(
                name: "streaming_sessions",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    account_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    project_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    api_key_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    model = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    opened_at = table.Column<long>(type: "bigint", nullable: false),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    end_reason = table.Column<int>(type: "integer", nullable: true),
                    charged_milliseconds = table.Column<long>(type: "bigint", nullable: false),
                    cost = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_streaming_sessions", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_streaming_sessions_expired",
                table: "streaming_sessions",
                columns: new[] { "account_id", "ended_at" },
                filter: "end_reason = 1");

            migrationBuilder.CreateIndex(
                name: "ix_streaming_sessions_open",
                table: "streaming_sessions",
                column: "opened_at",
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_streaming_sessions_open_of_account",
                table: "streaming_sessions",
                columns: new[] { "account_id", "opened_at" },
                filter: "ended_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "lemur_windows");

            migrationBuilder.DropTable(
                name: "streaming_minutes");

            migrationBuilder.DropTable(
                name: "streaming_sessions");

            migrationBuilder.DropColumn(
                name: "lemur_limit_override",
                table: "account_states");

            migrationBuilder.DropColumn(
                name: "streaming_limit_override",
                table: "account_states");
        }
    }
}
