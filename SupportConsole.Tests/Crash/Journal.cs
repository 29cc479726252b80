using System.Text.Json;

namespace SupportConsole.Tests.Crash;

/// <summary>The driver's own record: a line an event, on the disk before the driver goes on.</summary>
internal sealed class Journal : IDisposable
{
    private readonly Lock _lock = new();
    private readonly FileStream _file;
    private long _acknowledged;

    public Journal(string path)
    {
        FilePath = path;
        _file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
    }

    public string FilePath { get; }

    /// <summary>Acknowledgements of mutations so far.</summary>
    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>Writes events; durable when it returns.</summary>
    public void Write(params IReadOnlyCollection<JournalEntry> entries)
    {
        var lines = entries.Select(entry => JsonSerializer.SerializeToUtf8Bytes(entry)).ToList();
        lock (_lock)
        {
            foreach (var line in lines)
            {
                _file.Write(line);
                _file.WriteByte((byte)'\n');
            }

            _file.Flush(flushToDisk: true);
        }

        Interlocked.Add(ref _acknowledged, entries.Count(IsAcknowledgement));
    }

    /// <summary>All events on the disk at this moment, oldest first.</summary>
    public static IReadOnlyList<JournalEntry> Read(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var text = reader.ReadToEnd();

        // The line behind the last line feed is being written.
        var whole = text[..(text.LastIndexOf('\n') + 1)];
        return
        [
            .. whole
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonSerializer.Deserialize<JournalEntry>(line)!),
        ];
    }

    private static bool IsAcknowledgement(JournalEntry entry) =>
        entry.Event
            is JournalEvent.SubmitAcknowledged
                or JournalEvent.CompleteAcknowledged
                or JournalEvent.DepositAcknowledged
                or JournalEvent.LimitAcknowledged
                or JournalEvent.StreamAcknowledged
                or JournalEvent.EndAcknowledged
                or JournalEvent.LemurAcknowledged;

    public void Dispose() => _file.Dispose();
}
