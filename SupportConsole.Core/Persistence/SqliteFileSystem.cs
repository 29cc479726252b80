using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SupportConsole.Core.Persistence;

/// <summary>SQLite's <c>sqlite3_vfs</c>, version 3: how it reaches files. SQLitePCLRaw does not show it. Only what is used here has a name.</summary>
/// <remarks>Source: sqlite.org/c3ref/vfs.html.</remarks>
[StructLayout(LayoutKind.Sequential)]
internal unsafe partial struct SqliteFileSystem
{
    public int Version;

    /// <summary>Size of a <see cref="SqliteFile"/> with what the file system keeps behind it.</summary>
    public int FileBytes;
    public int LongestPath;
    public SqliteFileSystem* Next;
    public byte* Name;
    public void* Data;
    public delegate* unmanaged[Cdecl]<SqliteFileSystem*, byte*, SqliteFile*, int, int*, int> Open;
    public Rest Others;

    private const string Library = "e_sqlite3";

    /// <summary>By name; null for the one in use.</summary>
    [LibraryImport(Library, EntryPoint = "sqlite3_vfs_find")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    public static partial SqliteFileSystem* Find(byte* name);

    /// <summary>Adds one, which must live as long as the program; its answer is SQLite's code.</summary>
    [LibraryImport(Library, EntryPoint = "sqlite3_vfs_register")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    public static partial int Register(SqliteFileSystem* fileSystem, int isDefault);

    /// <summary>Its other functions.</summary>
    [InlineArray(14)]
    public struct Rest
    {
        private nint _first;
    }
}

/// <summary>SQLite's <c>sqlite3_file</c>: an open file. What its file system keeps of it follows in memory.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SqliteFile
{
    public SqliteFileMethods* Methods;
}

/// <summary>SQLite's <c>sqlite3_io_methods</c>, version 3. Each answers SQLite's code.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SqliteFileMethods
{
    public int Version;
    public delegate* unmanaged[Cdecl]<SqliteFile*, int> Close;
    public delegate* unmanaged[Cdecl]<SqliteFile*, byte*, int, long, int> Read;
    public delegate* unmanaged[Cdecl]<SqliteFile*, byte*, int, long, int> Write;
    public delegate* unmanaged[Cdecl]<SqliteFile*, long, int> Truncate;
    public delegate* unmanaged[Cdecl]<SqliteFile*, int, int> Sync;
    public delegate* unmanaged[Cdecl]<SqliteFile*, long*, int> Size;
    public Rest Others;

    /// <summary>Locks, file control, shared memory, mapped pages.</summary>
    [InlineArray(12)]
    public struct Rest
    {
        private nint _first;
    }
}
