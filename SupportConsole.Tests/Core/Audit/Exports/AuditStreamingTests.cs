using System.Diagnostics.CodeAnalysis;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Audit.Exports;
using SupportConsole.Exports;

namespace SupportConsole.Tests.Core.Audit.Exports;

/// <summary>A file is written as its entries are read: nothing of it is kept.</summary>
public sealed class AuditStreamingTests
{
    private const int Entries = 20_000;

    /// <summary>How far reading may be ahead of what has left, in entries.</summary>
    private const int MostHeld = 1_000;

    private int _read;

    [Fact]
    public async Task Csv_ManyEntries_HoldsFewAtATime()
    {
        using var output = new BoundedReader(() => _read);

        await CsvFile.WriteAsync(
            output,
            ["sequence", "reason"],
            Chain(),
            entry => [entry.Sequence, entry.Reason!],
            default
        );

        Assert.Equal(Entries, _read);
        Assert.InRange(output.MostHeld, 1, MostHeld);
    }

    [Fact]
    public async Task JsonLines_ManyEntries_HoldsFewAtATime()
    {
        using var output = new BoundedReader(() => _read);

        await AuditExport.WriteAsync(Chain(), [], isFiltered: false, output, default);

        Assert.InRange(output.MostHeld, 1, MostHeld);
    }

    [SuppressMessage("Performance", "CA1822", Justification = "Counts what was read.")]
    private async IAsyncEnumerable<AuditEntry> Chain()
    {
        await Task.CompletedTask;
        var head = AuditChain.Empty;
        for (var number = 1; number <= Entries; number++)
        {
            var entry = AuditChain.Append(Draft(number), head, DateTimeOffset.UnixEpoch.AddSeconds(number));
            head = AuditChain.HeadAfter(entry);
            _read = number;
            yield return entry;
        }
    }

    private static AuditDraft Draft(int number) =>
        new()
        {
            Actor = new Actor("person", "Person", [Role.SupportManager]),
            Action = AuditActions.Export,
            Outcome = AuditOutcome.Applied,
            Reason = new string('x', 100),
            CorrelationId = $"attempt-{number}",
        };

    /// <summary>Takes bytes, keeps none, and counts the lines that were read and have not left before each write.</summary>
    private sealed class BoundedReader(Func<int> read) : Stream
    {
        private int _lines;

        public int MostHeld { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Take(buffer.AsSpan(offset, count));

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Take(buffer.Span);
            return ValueTask.CompletedTask;
        }

        private void Take(ReadOnlySpan<byte> bytes)
        {
            MostHeld = Math.Max(MostHeld, read() - _lines);
            _lines += bytes.Count((byte)'\n');
        }
    }
}
