using System.Text.Json.Serialization;
using SupportConsole.Core.Audit.Checkpoints;

namespace SupportConsole.Core.Audit.Exports;

/// <summary>
/// The lines of an export in JSON Lines: what it is, the entries in their order, the checkpoints in theirs, and how
/// many there are of both. docs/audit.md describes them.
/// </summary>
internal static class AuditExport
{
    /// <summary>Names the format in the first line.</summary>
    public const string Format = "support-console-audit";

    private const int Version = 1;
    private const int PieceBytes = 64 * 1024;

    /// <summary>Writes an export, each line ended by a line feed.</summary>
    /// <param name="entries">Oldest first.</param>
    /// <param name="checkpoints">Read before the entries, so that each is about an entry of the export.</param>
    /// <param name="isFiltered">True when the entries are not all.</param>
    /// <param name="output">Where to; is not closed.</param>
    /// <param name="cancellationToken">Cuts the export off.</param>
    public static async Task WriteAsync(
        IAsyncEnumerable<AuditEntry> entries,
        IReadOnlyList<AuditCheckpoint> checkpoints,
        bool isFiltered,
        Stream output,
        CancellationToken cancellationToken
    )
    {
        // Written in pieces of some size: a response does not like many small ones.
        using var piece = new MemoryStream(2 * PieceBytes);
        await LineAsync(AuditLine.Write(new Head(Format, Version, isFiltered)));
        var count = 0L;
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            await LineAsync(AuditLine.Write(entry));
            count++;
        }

        foreach (var checkpoint in checkpoints)
        {
            await LineAsync(AuditLine.Write(checkpoint));
        }

        await LineAsync(AuditLine.Write(new End(count, checkpoints.Count)));
        await SendAsync();

        async ValueTask LineAsync(byte[] line)
        {
            piece.Write(line);
            piece.WriteByte((byte)'\n');
            if (piece.Length >= PieceBytes)
            {
                await SendAsync();
            }
        }

        async ValueTask SendAsync()
        {
            await output.WriteAsync(piece.GetBuffer().AsMemory(0, (int)piece.Length), cancellationToken);
            piece.SetLength(0);
        }
    }

    /// <summary>The first line.</summary>
    internal sealed record Head(string Format, int Version, bool Filtered)
    {
        [JsonIgnore]
        public bool IsKnown => Format == AuditExport.Format && Version == AuditExport.Version;
    }

    /// <summary>The last line.</summary>
    internal sealed record End(long Entries, long Checkpoints);
}
