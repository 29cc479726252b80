namespace SupportConsole.Core.Persistence;

/// <summary>Lengths of text columns; the edge refuses what is longer.</summary>
internal static class ColumnLengths
{
    /// <summary>Ids and tokens.</summary>
    public const int Id = 64;

    /// <summary>The longest text that is compared byte by byte and indexed.</summary>
    public const int Key = 256;

    public const int Url = 2_048;

    public const int Text = 2_000;
}
