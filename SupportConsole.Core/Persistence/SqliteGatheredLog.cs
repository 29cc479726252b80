using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace SupportConsole.Core.Persistence;

/// <summary>
/// Hands the pages that a commit writes into SQLite's log (WAL) to the system together. SQLite itself makes two calls a page, which on
/// a virtual machine took as long as the fsync after them. It is what SQLite calls a shim: its own file system with another
/// way to write one kind of file; locks, names and all other files stay as they are.
/// </summary>
/// <remarks>
/// Only for connections with <c>synchronous=FULL</c> and <c>cache_spill=OFF</c>. Then pages go into the log within a commit and at no other
/// time, and the commit syncs the log before it shows them to anybody: nothing is kept back beyond the write lock. What has not been synced
/// was never promised: should the process die or the disk refuse, the log ends with the commit before.
/// </remarks>
internal static unsafe class SqliteGatheredLog
{
    private const string RegisteredName = "gathered-log";

    /// <summary>31 pages. SQLite's own file system on Unix masks the length of a write with this (os_unix.c, <c>seekAndWriteFd</c>).</summary>
    private const int Capacity = 0x1ffff;

    private static readonly Lazy<string> Registered = new(Register);

    /// <summary>SQLite's own, which does the work.</summary>
    private static SqliteFileSystem* _own;

    /// <summary>To be given as the file system (VFS) when a connection is opened.</summary>
    public static string Name => Registered.Value;

    /// <summary>Where a <see cref="Tail"/> stands: behind what SQLite keeps of a file.</summary>
    private static int TailOffset => (_own->FileBytes + 15) & ~15;

    private static string Register()
    {
        _own = SqliteFileSystem.Find(null);
        var shim = (SqliteFileSystem*)NativeMemory.Alloc((nuint)sizeof(SqliteFileSystem));
        *shim = *_own;
        shim->FileBytes = TailOffset + sizeof(Tail);
        shim->Next = null;
        shim->Name = (byte*)Marshal.StringToCoTaskMemUTF8(RegisteredName);
        shim->Open = &Open;
        var code = SqliteFileSystem.Register(shim, isDefault: 0);
        return code == raw.SQLITE_OK ? RegisteredName : throw new InvalidOperationException($"SQLite does not take a file system: code {code}.");
    }

    private static Tail* TailOf(SqliteFile* file) => (Tail*)((byte*)file + TailOffset);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(SqliteFileSystem* shim, byte* path, SqliteFile* file, int flags, int* openedFlags)
    {
        var code = _own->Open(_own, path, file, flags, openedFlags);
        if (code == raw.SQLITE_OK && (flags & raw.SQLITE_OPEN_WAL) != 0)
        {
            var tail = TailOf(file);
            *tail = new() { Own = file->Methods, Methods = *file->Methods };
            tail->Methods.Close = &Close;
            tail->Methods.Read = &Read;
            tail->Methods.Write = &Write;
            tail->Methods.Truncate = &Truncate;
            tail->Methods.Sync = &Sync;
            tail->Methods.Size = &Size;
            file->Methods = &tail->Methods;
        }

        return code;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(SqliteFile* file, byte* data, int count, long offset)
    {
        var tail = TailOf(file);
        if (offset != tail->Offset + tail->Count || count > Capacity - tail->Count)
        {
            var code = HandOver(file, tail);
            if (code != raw.SQLITE_OK || count > Capacity)
            {
                return code == raw.SQLITE_OK ? tail->Own->Write(file, data, count, offset) : code;
            }

            tail->Offset = offset;
        }

        if (tail->Gathered is null)
        {
            tail->Gathered = (byte*)NativeMemory.Alloc(Capacity);
        }

        Unsafe.CopyBlockUnaligned(tail->Gathered + tail->Count, data, (uint)count);
        tail->Count += count;
        return raw.SQLITE_OK;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(SqliteFile* file, int flags)
    {
        var tail = TailOf(file);
        var code = HandOver(file, tail);
        return code == raw.SQLITE_OK ? tail->Own->Sync(file, flags) : code;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(SqliteFile* file, byte* data, int count, long offset)
    {
        var tail = TailOf(file);
        var code = HandOver(file, tail);
        return code == raw.SQLITE_OK ? tail->Own->Read(file, data, count, offset) : code;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(SqliteFile* file, long size)
    {
        var tail = TailOf(file);
        var code = HandOver(file, tail);
        return code == raw.SQLITE_OK ? tail->Own->Truncate(file, size) : code;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Size(SqliteFile* file, long* size)
    {
        var tail = TailOf(file);
        var code = HandOver(file, tail);
        return code == raw.SQLITE_OK ? tail->Own->Size(file, size) : code;
    }

    /// <summary>What has not been handed over by now was never committed.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(SqliteFile* file)
    {
        var tail = TailOf(file);
        NativeMemory.Free(tail->Gathered);
        tail->Gathered = null;
        return tail->Own->Close(file);
    }

    /// <summary>Writes what is gathered. After an error it is gone, as SQLite rolls back.</summary>
    private static int HandOver(SqliteFile* file, Tail* tail)
    {
        var count = tail->Count;
        tail->Count = 0;
        return count == 0 ? raw.SQLITE_OK : tail->Own->Write(file, tail->Gathered, count, tail->Offset);
    }

    /// <summary>What is kept of an open log.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Tail
    {
        /// <summary>SQLite's own methods of the file.</summary>
        public SqliteFileMethods* Own;

        /// <summary>Those it has instead.</summary>
        public SqliteFileMethods Methods;

        /// <summary>Bytes that are to stand at <see cref="Offset"/>; null before the first.</summary>
        public byte* Gathered;
        public long Offset;
        public int Count;
    }
}
