using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SupportConsole.Core.Persistence.Migrations.PostgreSql
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
                    number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    session_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    person_id = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    person_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    roles = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    address = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    browser = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    begun_at = table.Column<long>(type: "bigint", nullable: false),
                    open_until = table.Column<long>(type: "bigint", nullable: false),
                    seen_at = table.Column<long>(type: "bigint", nullable: false),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    revoked_by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C")
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
