using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Core.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class ExpandAccountAdministration : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "console_fields",
                table: "accounts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "external_billing_id",
                table: "accounts",
                type: "character varying(256)",
                maxLength: 256,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "important_owner",
                table: "accounts",
                type: "character varying(256)",
                maxLength: 256,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "transcript_ttl_hours",
                table: "accounts",
                type: "integer",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "console_fields",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "external_billing_id",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "important_owner",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "transcript_ttl_hours",
                table: "accounts");
        }
    }
}
