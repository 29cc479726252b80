using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SupportConsole.Core.Persistence.Sql;

/// <summary>
/// Folds SQLite's log back into the file beside the writer, not in its way. A copy on another thread takes most pages there; it can
/// never take the last ones, for the writer goes on. So when the copy is through, the writer folds back the little that is left, which
/// lets the log begin anew. Left to the copier alone the log would grow without end; left to the writer alone, every caller would wait
/// for some 8,000 pages at once.
/// </summary>
/// <param name="writer">The writer's connection, which lives longer.</param>
/// <param name="open">Opens the connection of the copies.</param>
/// <param name="copyAt">Pages in the log before a copy begins.</param>
internal sealed unsafe class SqliteCheckpoint(sqlite3 writer, Func<sqlite3> open, int copyAt = SqliteCheckpoint.StandardCopyAt) : IDisposable
{
    /// <summary>16 MB: enough that a page which many batches write goes back once.</summary>
    private const int StandardCopyAt = 4_096;

    /// <summary>Times <c>copyAt</c>: from there on the writer waits for a copy that is slow, so that the log does not run away from it.</summary>
    private const int Patience = 4;

    private readonly int* _pages = Watch(writer);
    private sqlite3? _copier;
    private Task _copy = Task.CompletedTask;
    private bool _isCopied;

    /// <summary>Pages in the log when it was last folded: an open reader keeps it from beginning anew.</summary>
    private int _folded;

    /// <summary>To be called by the writer after each commit.</summary>
    public void AfterCommit()
    {
        var pages = *_pages;
        if (pages < _folded)
        {
            _folded = 0;
        }

        if (pages - _folded < copyAt || (!_copy.IsCompleted && pages - _folded < Patience * copyAt))
        {
            return;
        }

        if (!_isCopied && _copy.IsCompleted)
        {
            _isCopied = true;
            _copy = Task.Run(Copy);
        }
        else
        {
            _copy.Wait();
            _isCopied = false;
            _folded = pages;
            Fold(writer);
        }
    }

    public void Dispose()
    {
        _copy.Wait();
        _copier?.Dispose();
        SqliteNative.WatchCommits(writer.DangerousGetHandle(), null, null);
        NativeMemory.Free(_pages);
    }

    private static int* Watch(sqlite3 writer)
    {
        var pages = (int*)NativeMemory.AllocZeroed(sizeof(int));
        SqliteNative.WatchCommits(writer.DangerousGetHandle(), &OnCommit, pages);
        return pages;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnCommit(void* pages, nint database, byte* name, int logged)
    {
        *(int*)pages = logged;
        return raw.SQLITE_OK;
    }

    private void Copy()
    {
        try
        {
            Fold(_copier ??= open());
        }
        catch (Exception exception) when (exception is SqliteException or IOException)
        {
            // No second connection: the writer folds everything itself. Should the file be gone, its next transaction says so.
        }
    }

    /// <summary>What cannot be folded now (a reader is in the way, the disk fails) stays in the log, where it is as safe; a commit that finds no room says so.</summary>
    private static void Fold(sqlite3 database) => _ = raw.sqlite3_wal_checkpoint_v2(database, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out _, out _);
}
