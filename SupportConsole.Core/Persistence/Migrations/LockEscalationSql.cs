namespace SupportConsole.Core.Persistence.Migrations;

/// <summary>
/// SQL Server takes the whole table for a statement that locks 5,000 of its rows. Batches are smaller; only a limit
/// that is raised by more starts so many transcripts at once, and must not hold up the other accounts.
/// </summary>
internal static class LockEscalationSql
{
    public const string Off = "ALTER TABLE transcripts SET (LOCK_ESCALATION = DISABLE);";
}
