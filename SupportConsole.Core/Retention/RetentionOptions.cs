using System.ComponentModel.DataAnnotations;

namespace SupportConsole.Core.Retention;

/// <summary>How long what has ended is kept, section <c>Retention</c>.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>
    /// Days after which finished transcripts and ended streaming sessions are deleted, of accounts without a time of
    /// their own.
    /// </summary>
    [Range(1, 3_650)]
    public int TranscriptDays { get; set; } = 90;

    /// <summary>Days after which sent e-mails and posts are deleted.</summary>
    [Range(1, 3_650)]
    public int OutboxDays { get; set; } = 30;

    /// <summary>Rows deleted a second at most: the rest of the database's time belongs to the limiter.</summary>
    [Range(10, 1_000_000)]
    public int RowsPerSecond { get; set; } = 500;
}
