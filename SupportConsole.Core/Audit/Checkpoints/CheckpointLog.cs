using System.Text;
using SupportConsole.Core.Hosting;

namespace SupportConsole.Core.Audit.Checkpoints;

/// <summary>
/// The file that checkpoints are appended to, one line of JSON each, on the disk before the next step. What stands in
/// it is never written again; a line that a power cut left unfinished stays there and is passed over.
/// </summary>
internal sealed class CheckpointLog(CheckpointPaths paths)
{
    private const int TailBytes = 4_096;

    private readonly Lock _lock = new();

    /// <summary>All that can be read, in the order of the file.</summary>
    /// <exception cref="IOException">The file is there and cannot be read.</exception>
    public IReadOnlyList<AuditCheckpoint> Read()
    {
        if (!File.Exists(paths.Checkpoints))
        {
            return [];
        }

        lock (_lock)
        {
            return [.. File.ReadLines(paths.Checkpoints).Select(AuditLine.ReadCheckpoint).OfType<AuditCheckpoint>()];
        }
    }

    /// <summary>The last one; null when there is none.</summary>
    /// <exception cref="IOException">The file is there and cannot be read.</exception>
    public AuditCheckpoint? Last()
    {
        if (!File.Exists(paths.Checkpoints))
        {
            return null;
        }

        lock (_lock)
        {
            using var file = new FileStream(paths.Checkpoints, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            file.Seek(-Math.Min(file.Length, TailBytes), SeekOrigin.End);
            using var reader = new StreamReader(file, Encoding.UTF8);
            return reader
                .ReadToEnd()
                .Split('\n')
                .Select(AuditLine.ReadCheckpoint)
                .OfType<AuditCheckpoint>()
                .LastOrDefault();
        }
    }

    /// <summary>Appends, and returns when it is on the disk.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Append(AuditCheckpoint checkpoint)
    {
        lock (_lock)
        {
            OwnerOnly.CreateFolder(Path.GetDirectoryName(paths.Checkpoints)!);
            using var file = OwnerOnly.OpenFile(paths.Checkpoints, FileMode.OpenOrCreate, FileShare.Read);
            var line = AuditLine.Write(checkpoint);
            var isTorn = false;
            if (file.Length > 0)
            {
                file.Seek(-1, SeekOrigin.End);
                isTorn = file.ReadByte() != '\n';
            }

            // One write, so that a file that is readable at all ends in a whole line.
            file.Write([.. isTorn ? "\n"u8.ToArray() : [], .. line, (byte)'\n']);
            file.Flush(flushToDisk: true);
        }
    }
}
