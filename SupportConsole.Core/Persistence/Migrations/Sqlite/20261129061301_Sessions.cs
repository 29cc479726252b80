using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Core.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Sessions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "person_sessions",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    session_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    person_id = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    person_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    roles = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    browser = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    begun_at = table.Column<long>(type: "INTEGER", nullable: false),
                    open_until = table.Column<long>(type: "INTEGER", nullable: false),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_by = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_sessions", x => x.number);
                });

            migrationBuilder.CreateIndex(
                name: "IX_person_sessions_open_until",
                table: "person_sessions",
                column: "open_until");

            migrationBuilder.CreateIndex(
                name: "IX_person_sessions_session_id",
                table: "person_sessions",
                column: "session_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "person_sessions");
        }
    }
}
