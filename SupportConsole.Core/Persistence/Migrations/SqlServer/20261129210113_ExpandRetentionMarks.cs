using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Core.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ExpandRetentionMarks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "retention_marks",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false),
                    believed_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_retention_marks", x => x.id);
                });

            migrationBuilder.InsertData(
                table: "retention_marks",
                columns: new[] { "id", "believed_at" },
                values: new object[] { 1, null });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "retention_marks");
        }
    }
}
