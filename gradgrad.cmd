@echo off
rem Starts GradGrad from this checkout: builds it first if that has not been done or a source has changed since.
rem The same as the script gradgrad beside it, for Windows.
setlocal

set "root=%~dp0"
set "module=integration"
set "main=io.github.gradgrad.gan.cli.Main"
set "flags="
set args=%*
if "%~1"=="bench" (
    set "module=benchmarks"
    set "main=io.github.gradgrad.benchmarks.Main"
    set "flags=--sun-misc-unsafe-memory-access=allow"
    set args=
    for /f "tokens=1*" %%a in ("%*") do set args=%%b
)
rem Holds lib, java-home (both from LaunchFiles.java) and stamp, as old as the sources that were built.
set "launch=%root%%module%\target\quick\launch"

call :is_current
if not errorlevel 1 goto start

where /q mvn
if errorlevel 1 (
    >&2 echo gradgrad: Maven is needed to build GradGrad, and there is no mvn on the PATH
    exit /b 2
)
rem JAVA_HOME only decides on which Java Maven runs; a wrong one would stop it.
if defined JAVA_HOME if not exist "%JAVA_HOME%\bin\java.exe" set "JAVA_HOME="
>&2 echo building GradGrad...
if not exist "%launch%" mkdir "%launch%"
type nul >"%launch%\stamp.new"
pushd "%root%"
call mvn -q -B -ntp -Dstyle.color=never -Dgradgrad.quick -pl %module% -am compile >"%launch%\build.log" 2>&1
set "status=%errorlevel%"
popd
if not "%status%"=="0" (
    findstr /c:"Cannot find matching toolchain" "%launch%\build.log" >nul && (
        >&2 echo gradgrad: a JDK 25 or later is needed to build and run GradGrad, and none was found on this machine
        exit /b 2
    )
    >&2 type "%launch%\build.log"
    >&2 echo gradgrad: the build failed
    exit /b 1
)
move /y "%launch%\stamp.new" "%launch%\stamp" >nul

:start
set /p java_home=<"%launch%\java-home"
"%java_home%\bin\java" -Dgradgrad.terminal=true -XX:+UseSerialGC -Xms64m --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED %flags% -classpath "%launch%\lib\*" %main% %args%
exit /b %errorlevel%

:is_current
if not exist "%launch%\stamp" exit /b 1
if not exist "%launch%\java-home" exit /b 1
powershell -NoProfile -Command "$built = (Get-Item -LiteralPath $env:launch\stamp).LastWriteTimeUtc; $sources = @(Get-Item $env:root\pom.xml, $env:root\*\pom.xml) + @(Get-ChildItem $env:root\*\src\main -Recurse); exit [int][bool]($sources | Where-Object { $_.LastWriteTimeUtc -gt $built })"
exit /b %errorlevel%
