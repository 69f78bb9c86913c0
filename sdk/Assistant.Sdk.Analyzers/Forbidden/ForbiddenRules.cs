namespace Assistant.Sdk.Analyzers.Forbidden;

/// <summary>
/// What the host's scan refuses: the same table as <c>CodePolicy</c> of the host, which a test compares. The scan reads the compiled code and
/// decides; this one tells the author while the code is written.
/// </summary>
internal static class ForbiddenRules
{
    public static readonly ForbiddenRule Sockets = new("sockets", Diagnostics.Refused("CAP1001", "Connections past the host", "opens connections past the host", "Let the constructor take HttpClient: it reaches what permissions.network names and the operator allows."))
    {
        Types =
        [
            "System.Net.Sockets.*", "System.Net.Quic.*", "System.Net.WebSockets.ClientWebSocket", "System.Net.Dns", "System.Net.HttpListener", "System.Net.Mail.SmtpClient",
            "System.Net.NetworkInformation.*", "System.IO.Pipes.*",
            // Building a chain fetches certificates and revocation lists from addresses that stand in the certificate.
            "System.Security.Cryptography.X509Certificates.X509Chain",
        ],
        // Names and numbers without a connection: for messages and for catching exceptions.
        Except =
        [
            "System.Net.Sockets.SocketException", "System.Net.Sockets.SocketError", "System.Net.Sockets.AddressFamily", "System.Net.Sockets.ProtocolType",
            "System.Net.Sockets.SocketType", "System.Net.NetworkInformation.PhysicalAddress",
        ],
        Members = ["System.Security.Cryptography.X509Certificates.X509Certificate2::Verify"],
    };

    public static readonly ForbiddenRule Http = new("http", Diagnostics.Refused("CAP1002", "An HTTP client or handler of its own", "makes an HTTP client or handler of its own", "Let the constructor take HttpClient: the host's goes through the operator's list of addresses."))
    {
        Types =
        [
            "System.Net.Http.HttpClientHandler", "System.Net.Http.SocketsHttpHandler", "System.Net.WebRequest", "System.Net.WebClient", "System.Net.ServicePointManager",
            "System.Xml.XmlUrlResolver",
        ],
        Members =
        [
            "System.Net.Http.HttpClient::.ctor", "System.Net.Http.HttpMessageInvoker::.ctor", "System.Net.Http.HttpClient::set_DefaultProxy", "System.Net.Http.HttpClient::get_DefaultProxy",
        ],
    };

    public static readonly ForbiddenRule Processes = new("processes", Diagnostics.Refused("CAP1003", "Processes", "starts or looks at processes", "Do the work in the plugin, or offer it as a service in the network."))
    {
        Types = ["System.Diagnostics.Process", "System.Diagnostics.ProcessStartInfo"],
    };

    public static readonly ForbiddenRule Native = new("native", Diagnostics.Refused("CAP1004", "Native code", "runs or reaches native code", "Use a managed library."))
    {
        Types =
        [
            "System.Runtime.InteropServices.NativeLibrary", "System.Runtime.InteropServices.Marshal", "System.Runtime.InteropServices.NativeMemory",
            "System.Runtime.InteropServices.UnmanagedCallersOnlyAttribute", "System.Runtime.InteropServices.GCHandle", "System.Runtime.InteropServices.GCHandle`1",
            "System.Runtime.InteropServices.PinnedGCHandle`1", "System.Runtime.InteropServices.ComWrappers",
        ],
        Members = ["System.RuntimeMethodHandle::GetFunctionPointer", "System.RuntimeMethodHandle::FromIntPtr", "System.RuntimeTypeHandle::FromIntPtr", "System.RuntimeFieldHandle::FromIntPtr"],
    };

    public static readonly ForbiddenRule Emit = new("emit", Diagnostics.Refused("CAP1005", "Code made at run time", "makes code at run time", "Write the code out, or let a source generator write it."))
    {
        Types = ["System.Reflection.Emit.*", "System.CodeDom.Compiler.CodeDomProvider"],
        Members = ["System.Linq.Expressions.LambdaExpression::Compile", "System.Linq.Expressions.Expression`1::Compile", "System.Linq.IQueryProvider::*", "System.Reflection.Metadata.MetadataUpdater::*"],
    };

    public static readonly ForbiddenRule Assemblies = new("assemblies", Diagnostics.Refused("CAP1006", "Loading assemblies", "loads assemblies", "Reference what the plugin needs: the host loads it from the plugin's folder, after it was verified."))
    {
        Types = ["System.Runtime.Loader.*"],
        Members =
        [
            "System.Reflection.Assembly::Load", "System.Reflection.Assembly::LoadFile", "System.Reflection.Assembly::LoadFrom", "System.Reflection.Assembly::LoadModule",
            "System.Reflection.Assembly::LoadWithPartialName", "System.Reflection.Assembly::ReflectionOnlyLoad", "System.Reflection.Assembly::ReflectionOnlyLoadFrom",
            "System.Reflection.Assembly::UnsafeLoadFrom", "System.AppDomain::Load", "System.AppDomain::ExecuteAssembly", "System.AppDomain::ExecuteAssemblyByName",
            "System.AppDomain::GetAssemblies",
        ],
    };

    public static readonly ForbiddenRule Files = new("files", Diagnostics.Refused("CAP1007", "Files outside the storage", "reads or writes files outside its storage", "Keep data in IPluginStorage (permissions.storage), and embed files that belong to the plugin as resources."))
    {
        Types =
        [
            "System.IO.File", "System.IO.Directory", "System.IO.FileSystemInfo", "System.IO.DriveInfo", "System.IO.FileStream", "System.IO.RandomAccess", "System.IO.FileSystemWatcher",
            "System.IO.Enumeration.*", "System.IO.MemoryMappedFiles.*", "System.IO.IsolatedStorage.*", "System.IO.Compression.ZipFile", "System.IO.Compression.ZipFileExtensions",
            "System.Formats.Tar.TarFile", "Microsoft.Win32.SafeHandles.SafeFileHandle", "Microsoft.Win32.Registry", "Microsoft.Win32.RegistryKey", "System.Diagnostics.FileVersionInfo",
            "System.Diagnostics.TextWriterTraceListener", "System.CodeDom.Compiler.TempFileCollection", "System.Security.Cryptography.X509Certificates.X509Store",
            "System.Runtime.ProfileOptimization",
        ],
        Members =
        [
            "System.IO.Path::GetTempFileName", "System.IO.Path::Exists", "System.IO.StreamReader::.ctor(System.String", "System.IO.StreamWriter::.ctor(System.String",
            "System.Formats.Tar.TarEntry::ExtractToFile", "System.Formats.Tar.TarEntry::ExtractToFileAsync", "System.Formats.Tar.TarWriter::WriteEntry(System.String",
            "System.Formats.Tar.TarWriter::WriteEntryAsync(System.String", "System.Reflection.Assembly::GetFile", "System.Reflection.Assembly::GetFiles",
            "System.Reflection.AssemblyName::GetAssemblyName", "System.Resources.ResourceReader::.ctor(System.String", "System.Resources.ResourceWriter::.ctor(System.String",
            "System.Resources.ResourceManager::CreateFileBasedResourceManager", "System.Security.Cryptography.X509Certificates.X509Certificate::.ctor(System.String",
            "System.Security.Cryptography.X509Certificates.X509Certificate::CreateFromCertFile", "System.Security.Cryptography.X509Certificates.X509Certificate::CreateFromSignedFile",
            "System.Security.Cryptography.X509Certificates.X509Certificate::Import(System.String", "System.Security.Cryptography.X509Certificates.X509Certificate2::.ctor(System.String",
            "System.Security.Cryptography.X509Certificates.X509Certificate2::CreateFromPemFile", "System.Security.Cryptography.X509Certificates.X509Certificate2::CreateFromEncryptedPemFile",
            "System.Security.Cryptography.X509Certificates.X509Certificate2Collection::Import(System.String", "System.Security.Cryptography.X509Certificates.X509Certificate2Collection::ImportFromPemFile",
            "System.Security.Cryptography.X509Certificates.X509CertificateLoader::LoadCertificateFromFile", "System.Security.Cryptography.X509Certificates.X509CertificateLoader::LoadPkcs12FromFile",
            "System.Security.Cryptography.X509Certificates.X509CertificateLoader::LoadPkcs12CollectionFromFile",
            "System.Xml.XmlReader::Create(System.String", "System.Xml.XmlWriter::Create(System.String", "System.Xml.XmlTextReader::.ctor(System.String", "System.Xml.XmlTextWriter::.ctor(System.String",
            "System.Xml.XmlResolver::get_FileSystemResolver", "System.Xml.XmlDocument::Load(System.String", "System.Xml.XmlDocument::Save(System.String", "System.Xml.XPath.XPathDocument::.ctor(System.String",
            "System.Xml.Xsl.XslCompiledTransform::Load(System.String", "System.Xml.Xsl.XslCompiledTransform::Transform(System.String", "System.Xml.Schema.XmlSchemaSet::Add(System.String,System.String",
            "System.Xml.Linq.XDocument::Load(System.String", "System.Xml.Linq.XDocument::Save(System.String", "System.Xml.Linq.XElement::Load(System.String", "System.Xml.Linq.XElement::Save(System.String",
            "System.Xml.Linq.XStreamingElement::Save(System.String", "System.Data.DataSet::ReadXml(System.String", "System.Data.DataSet::WriteXml(System.String",
            "System.Data.DataSet::ReadXmlSchema(System.String", "System.Data.DataSet::WriteXmlSchema(System.String", "System.Data.DataTable::ReadXml(System.String",
            "System.Data.DataTable::WriteXml(System.String", "System.Data.DataTable::ReadXmlSchema(System.String", "System.Data.DataTable::WriteXmlSchema(System.String",
        ],
    };

    public static readonly ForbiddenRule Reflection = new("reflection", Diagnostics.Refused("CAP1008", "Code found by name at run time", "finds or runs code by name at run time", "Name the type or the method in the code; then the compiler and this scan can see it."))
    {
        Types =
        [
            "Microsoft.CSharp.RuntimeBinder.*", "System.Runtime.CompilerServices.UnsafeAccessorAttribute", "System.Runtime.CompilerServices.UnsafeAccessorTypeAttribute",
            "System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute", "System.Reflection.MethodInvoker", "System.Reflection.ConstructorInvoker", "System.Reflection.Pointer",
        ],
        Members =
        [
            "System.Type::GetType(System.String", "System.Type::ReflectionOnlyGetType", "System.Type::GetTypeFromProgID", "System.Type::GetTypeFromCLSID", "System.Type::InvokeMember",
            "System.Reflection.Assembly::GetType(System.String", "System.Reflection.Assembly::GetTypes", "System.Reflection.Assembly::GetExportedTypes", "System.Reflection.Assembly::get_ExportedTypes",
            "System.Reflection.Assembly::get_DefinedTypes", "System.Reflection.Assembly::GetForwardedTypes", "System.Reflection.Assembly::CreateInstance",
            "System.Reflection.Module::GetType", "System.Reflection.Module::GetTypes", "System.Reflection.Module::FindTypes", "System.Reflection.Module::ResolveType",
            "System.Reflection.Module::ResolveMethod", "System.Reflection.Module::ResolveMember", "System.Activator::CreateInstance(System.String", "System.Activator::CreateInstance(System.Type",
            "System.Activator::CreateInstanceFrom", "System.AppDomain::CreateInstance", "System.AppDomain::CreateInstanceAndUnwrap", "System.AppDomain::CreateInstanceFrom",
            "System.AppDomain::CreateInstanceFromAndUnwrap", "System.Reflection.MethodBase::Invoke", "System.Reflection.MethodInfo::Invoke", "System.Reflection.ConstructorInfo::Invoke",
            "System.Reflection.MethodInfo::CreateDelegate", "System.Delegate::CreateDelegate", "System.Reflection.FieldInfo::GetValue", "System.Reflection.FieldInfo::SetValue",
            "System.Reflection.FieldInfo::GetValueDirect", "System.Reflection.FieldInfo::SetValueDirect", "System.Reflection.PropertyInfo::GetValue", "System.Reflection.PropertyInfo::SetValue",
            "System.Reflection.EventInfo::AddEventHandler", "System.Linq.Expressions.Expression::Call(System.Type", "System.Runtime.CompilerServices.RuntimeHelpers::GetUninitializedObject",
            "System.Runtime.Serialization.FormatterServices::GetUninitializedObject", "System.ComponentModel.TypeDescriptor::CreateInstance", "System.ComponentModel.LicenseManager::CreateWithContext",
            "Microsoft.Extensions.DependencyInjection.ActivatorUtilities::CreateInstance(System.IServiceProvider,System.Type", "Microsoft.Extensions.DependencyInjection.ActivatorUtilities::CreateFactory",
            "Microsoft.Extensions.DependencyInjection.ActivatorUtilities::GetServiceOrCreateInstance(System.IServiceProvider,System.Type",
            "Microsoft.Extensions.AI.AIFunctionFactory::Create(System.Reflection.MethodInfo",
        ],
    };

    public static readonly ForbiddenRule Environments = new("environment", Diagnostics.Refused("CAP1009", "The host's process", "reads or changes the host's process", "Take what the plugin needs from its settings; report failures with PluginException."))
    {
        Types =
        [
            "System.Runtime.InteropServices.PosixSignalRegistration",
            // They see what the whole process does: requests with their headers, questions, names.
            "System.Diagnostics.Tracing.EventListener", "System.Diagnostics.ActivityListener", "System.Diagnostics.Metrics.MeterListener",
        ],
        Members =
        [
            "System.Environment::Exit", "System.Environment::FailFast", "System.Environment::set_ExitCode", "System.Environment::GetEnvironmentVariable",
            "System.Environment::GetEnvironmentVariables", "System.Environment::SetEnvironmentVariable", "System.Environment::ExpandEnvironmentVariables",
            "System.Environment::set_CurrentDirectory", "System.Environment::get_CommandLine", "System.Environment::GetCommandLineArgs", "System.Console::add_CancelKeyPress", "System.Console::SetOut",
            "System.Console::SetError", "System.Console::SetIn", "System.Diagnostics.DiagnosticListener::get_AllListeners", "System.Threading.ThreadPool::SetMaxThreads",
            "System.Threading.ThreadPool::SetMinThreads",
        ],
    };

    /// <summary>The whole table.</summary>
    public static IReadOnlyList<ForbiddenRule> All { get; } = [Sockets, Http, Processes, Native, Emit, Assemblies, Files, Reflection, Environments];
}
